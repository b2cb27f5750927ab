#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

pid_t pseudo_terminal_start(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *master) {
    char name[128];
    int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return -1;
    if (grantpt(fd) != 0 || unlockpt(fd) != 0 || ptsname_r(fd, name, sizeof name) != 0) {
        close(fd);
        return -1;
    }
    pseudo_terminal_resize(fd, rows, columns);
    pid_t child = fork();
    if (child == 0) {
        // Between fork and exec of a program with threads, only what is async-signal-safe may be called.
        setsid();
        int slave = open(name, O_RDWR);
        if (slave < 0) _exit(126);
        ioctl(slave, TIOCSCTTY, 0);
        for (int i = 0; i < 3; i++) dup2(slave, i);
        close_range(3, ~0u, 0);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int i = 1; i < NSIG; i++) signal(i, SIG_DFL);
        execve(path, arguments, environment);
        _exit(127);
    }
    if (child < 0) {
        close(fd);
        return -1;
    }
    *master = fd;
    return child;
}

int pseudo_terminal_resize(int master, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size);
}
