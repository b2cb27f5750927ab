import CLibEdit
import Glibc

extension EditSession {
    /// Enter: hands a complete text over, and gives an incomplete one another line.
    func enter() {
        let text = buffer.contents.string
        if !isAnswer, isFolded {
            if let pending = textAboveEditCommand(text) { return finish(.edit(pending)) }
            return finish(.text(text))
        }
        if isAnswer || text.isEmpty || handlers.completeness(text) == .complete { return finish(.text(text)) }
        buffer.insert(["\n"])
    }

    /// Below a folded entry, whose lines cannot be reached, `:edit` opens it.
    private func textAboveEditCommand(_ text: String) -> String? {
        let command = ":edit"
        guard text.hasSuffix(command) else { return nil }
        let rest = text.dropLast(command.count)
        return String(rest.last == "\n" ? rest.dropLast() : rest)
    }

    /// Ctrl-D: leaves on an empty line, deletes elsewhere.
    func deleteOrLeave() {
        var contents = buffer.contents
        if contents.text.isEmpty { return finish(.endOfInput) }
        guard contents.cursor < contents.text.count else { return screen.beep() }
        contents.text.remove(at: contents.cursor)
        buffer.set(contents)
    }

    func deleteNext() {
        guard !buffer.contents.text.isEmpty else { return }
        deleteOrLeave()
    }

    /// A bracketed paste is data: read to its end, line ends made newlines, everything else but NUL kept.
    func paste() {
        let terminator = Array("\u{1B}[201~".utf8)
        var bytes: [UInt8] = []
        while !(bytes.last == 0x7E && bytes.suffix(terminator.count).elementsEqual(terminator)) {
            switch input.next() {
            case .byte(3):
                // Terminals take control characters out of a paste: a Ctrl-C with nothing after it is a person's, who
                // waits for a paste whose end was lost.
                if case .byte(let next) = input.next(patience: 100) {
                    input.unread([next])
                } else {
                    return drop()
                }
            case .byte(let byte): bytes.append(byte)
            case .signal(SIGINT): return drop()
            case .signal(SIGWINCH): screen.resized()
            case .signal, .quiet: continue
            case .end: return finish(.endOfInput)
            }
        }
        bytes.removeLast(terminator.count)
        let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
            scalars.append(scalar)
        }
        buffer.insert(scalars.map { $0 == "\r" ? "\n" : $0 })
    }

    /// Ctrl-Z: with signals off while editing it is ours to stop the job.
    func suspend() {
        screen.write("\u{1B}[?2004l")
        screen.finish()
        libedit_set_raw(editor, false)
        terminal_set_editing(false)
        // The signal that says we go on comes as SIGCONT through the pipe.
        kill(0, SIGTSTP)
        terminal_set_editing(true)
    }

    /// Ctrl-X Ctrl-E: the text goes to an editor of the user's choice.
    func openInEditor() { finish(.edit(buffer.contents.string)) }

    func undoChange() {
        guard let before = undo.popLast() else { return screen.beep() }
        isUndoing = true
        buffer.set(before)
    }
}
