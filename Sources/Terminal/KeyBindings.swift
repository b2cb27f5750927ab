import CLibEdit
import Files

/// The commands of this editor under the names that `.editrc` can bind, and the keys they have without it.
enum KeyBindings {
    /// What a lone Escape is read as in vi's insert mode; nobody can type this character.
    static let loneEscape: Unicode.Scalar = "\u{80}"

    /// Prepares libedit: the user's choice of emacs or vi, our keys, then the user's other lines, which win.
    static func install(on editor: OpaquePointer) {
        let lines = EditRC.lines()
        // Some builds of libedit begin with the keys of vi, which surprise people who did not ask for them.
        libedit_set_editor(editor, "emacs")
        for line in lines where EditRC.choosesMap(line) { EditRC.run(line, on: editor) }
        EditCommands.add(to: editor)
        bind(on: editor)
        for line in lines where !EditRC.choosesMap(line) { EditRC.run(line, on: editor) }
    }

    private static func bind(on editor: OpaquePointer) {
        // The letters of Western Europe lie between 128 and 255, where libedit's emacs map has Meta keys.
        for value in UInt32(0xA0)...0xFF { Unicode.Scalar(value).map { libedit_bind(editor, String($0), "ed-insert") } }
        for (keys, command) in everywhere {
            for key in keys {
                libedit_bind(editor, key, command)
                libedit_bind_alternative(editor, key, command)
            }
        }
        guard libedit_uses_vi(editor) else {
            for (keys, command) in emacs { for key in keys { libedit_bind(editor, key, command) } }
            return
        }
        libedit_bind(editor, String(loneEscape), "vi-command-mode")
        for (key, command) in commandMode { libedit_bind_alternative(editor, key, command) }
    }

    private static let everywhere: [([String], String)] = [
        (["^M", "^J"], "photo-enter"), (["\\e[A", "\\eOA"], "photo-up"), (["\\e[B", "\\eOB"], "photo-down"),
        (["\\e[C", "\\eOC"], "ed-next-char"), (["\\e[D", "\\eOD"], "ed-prev-char"),
        (["\\e[H", "\\eOH", "\\e[1~", "\\e[7~"], "photo-line-start"),
        (["\\e[F", "\\eOF", "\\e[4~", "\\e[8~"], "photo-line-end"), (["\\e[3~"], "photo-delete"),
        (["\\e[1;5C", "\\e[1;3C"], "photo-next-word"), (["\\e[1;5D", "\\e[1;3D"], "photo-previous-word"),
        (["\\e[200~"], "photo-paste"), (["\\e[Z"], "photo-complete-back"), (["^I"], "photo-complete"),
        (["^D"], "photo-delete-or-leave"), (["^R"], "photo-search"), (["^P"], "photo-older"), (["^N"], "photo-newer"),
        (["^L"], "photo-clear"), (["^Z"], "photo-suspend"), (["^X^E"], "photo-edit"), (["^_"], "photo-undo"),
    ]

    private static let emacs: [([String], String)] = [
        (["^A"], "photo-line-start"), (["^E"], "photo-line-end"), (["^K"], "photo-kill-to-end"),
        (["^U"], "photo-kill-to-start"), (["^W", "\\e^?", "\\e^H"], "photo-kill-word-before"),
        (["\\ep"], "photo-older"), (["\\en"], "photo-newer"),
        (["\\ed"], "photo-kill-word-after"), (["^Y"], "photo-yank"), (["\\e^M", "\\e^J"], "photo-newline"),
        (["\\ef"], "photo-next-word"), (["\\eb"], "photo-previous-word"),
        (["^B"], "ed-prev-char"), (["^F"], "ed-next-char"),
    ]

    private static let commandMode: [(String, String)] = [
        ("j", "photo-down"), ("k", "photo-up"), ("/", "photo-search"), ("?", "photo-search"), ("u", "photo-undo"),
    ]
}
