#pragma once
#include <sys/types.h>

/// Starts a program in a session of its own on a new pseudo-terminal, which controls it. `arguments` and
/// `environment` end with NULL. Returns the process id and the master's descriptor, or -1.
pid_t pseudo_terminal_start(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *master);

int pseudo_terminal_resize(int master, int rows, int columns);
