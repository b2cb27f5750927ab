#pragma once
// libedit, seen from Swift: its variadic functions under fixed signatures, and the few things about signals and the
// terminal that must be async-signal-safe and therefore cannot be Swift.

#include <histedit.h>
#include <stdbool.h>
#include <stdint.h>

typedef unsigned char (*libedit_command)(EditLine *_Nonnull, int);
typedef int (*libedit_reader)(EditLine *_Nonnull, wchar_t *_Nonnull);

/// Starts libedit on a terminal. It reads keys and looks them up; its drawing goes to `sink`.
static inline EditLine *_Nullable libedit_start(
    const char *_Nonnull program, FILE *_Nonnull sink, int input, int output) {
    return el_init_fd(program, stdin, sink, sink, input, output, output);
}

static inline void libedit_set_client(EditLine *_Nonnull el, void *_Nullable client) {
    el_set(el, EL_CLIENTDATA, client);
}

static inline void *_Nullable libedit_client(EditLine *_Nonnull el) {
    void *client = NULL;
    return el_get(el, EL_CLIENTDATA, &client) == 0 ? client : NULL;
}

/// Sets the function that reads each character; it is called after each change of the display.
static inline void libedit_set_reader(EditLine *_Nonnull el, libedit_reader _Nonnull reader) {
    el_set(el, EL_GETCFN, reader);
}

static inline void libedit_add_command(
    EditLine *_Nonnull el, const char *_Nonnull name, const char *_Nonnull help, libedit_command _Nonnull command) {
    el_set(el, EL_ADDFN, name, help, command);
}

static inline void libedit_bind(EditLine *_Nonnull el, const char *_Nonnull key, const char *_Nonnull command) {
    el_set(el, EL_BIND, key, command, NULL);
}

/// Binds a key in the alternative map: the command mode of vi.
static inline void libedit_bind_alternative(
    EditLine *_Nonnull el, const char *_Nonnull key, const char *_Nonnull command) {
    el_set(el, EL_BIND, "-a", key, command, NULL);
}

/// Sets the editor: `emacs` or `vi`.
static inline void libedit_set_editor(EditLine *_Nonnull el, const char *_Nonnull name) {
    el_set(el, EL_EDITOR, name);
}

static inline bool libedit_uses_vi(EditLine *_Nonnull el) {
    const char *name = NULL;
    return el_get(el, EL_EDITOR, &name) == 0 && name && name[0] == 'v';
}

/// While editing, Ctrl-C and similar keys arrive in the order typed instead of as signals that overtake other keys.
/// Line ends arrive unconverted; otherwise a pasted CRLF would be two lines.
static inline void libedit_make_signal_keys_plain(EditLine *_Nonnull el) {
    el_set(el, EL_SETTY, "-d", "-isig", "-icrnl", "-inlcr", NULL);
}

static inline void libedit_set_raw(EditLine *_Nonnull el, bool raw) {
    el_set(el, EL_PREP_TERM, raw ? 1 : 0);
}

/// Fills the history that libedit's own commands walk: those of vi, and those that `.editrc` binds.
static inline void libedit_set_history(EditLine *_Nonnull el, History *_Nonnull entries) {
    el_set(el, EL_HIST, history, entries);
}

static inline void libedit_history_bound(History *_Nonnull entries, int count) {
    HistEvent event;
    history(entries, &event, H_SETSIZE, count);
}

static inline void libedit_history_enter(History *_Nonnull entries, const char *_Nonnull text) {
    HistEvent event;
    history(entries, &event, H_ENTER, text);
}

/// Set in the byte of a signal that came from a process instead of the terminal.
enum { terminal_signal_from_process = 0x80 };

/// Routes SIGINT, SIGWINCH and SIGCONT as bytes into `pipe`. On a signal that ends the program, restores the terminal
/// first if a line is being edited. Call once.
void terminal_route_signals(int terminal, int pipe);

/// Records whether the editor holds the terminal, so that a signal that ends the program restores it.
void terminal_set_editing(bool editing);
