#include "CLibEdit.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int terminal_descriptor = -1;
static int pipe_descriptor = -1;
static struct termios before_editing;
static bool knows_before = false;
static volatile sig_atomic_t is_editing = 0;

// The signals that end a program, faults included: a shell left in raw mode makes a fault hard to report.
static const int ending[] = {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV};
enum { ending_count = sizeof ending / sizeof *ending };
static struct sigaction before_us[ending_count];

static void restore(void) {
    static const char leave[] = "\033[?2004l\033[0m\r\n";
    if (!is_editing) return;
    is_editing = 0;
    if (knows_before) tcsetattr(terminal_descriptor, TCSANOW, &before_editing);
    ssize_t ignored = write(terminal_descriptor, leave, sizeof leave - 1);
    (void)ignored;
}

static void pass_on(int number, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (info && info->si_code <= 0) byte |= terminal_signal_from_process;
    // If the pipe is full, the reader has enough to wake up for.
    ssize_t ignored = write(pipe_descriptor, &byte, 1);
    (void)ignored;
    errno = saved;
}

static void end(int number) {
    restore();
    for (int i = 0; i < ending_count; i++) {
        if (ending[i] == number) sigaction(number, &before_us[i], NULL);
    }
    // Delivered when this handler returns. A fault would recur by itself; a signal that was sent would not.
    raise(number);
}

void terminal_set_editing(bool editing) { is_editing = editing; }

void terminal_route_signals(int terminal, int pipe) {
    terminal_descriptor = terminal;
    pipe_descriptor = pipe;
    knows_before = tcgetattr(terminal, &before_editing) == 0;

    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_sigaction = pass_on;
    action.sa_flags = SA_RESTART | SA_ONSTACK | SA_SIGINFO;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGCONT, &action, NULL);
    action.sa_handler = end;
    action.sa_flags = SA_RESTART | SA_ONSTACK;
    for (int i = 0; i < ending_count; i++) {
        sigaction(ending[i], NULL, &before_us[i]);
        // If SIGHUP was ignored at the start (nohup), it stays ignored.
        if (before_us[i].sa_handler != SIG_IGN) sigaction(ending[i], &action, NULL);
    }
    atexit(restore);
}
