import CLibEdit
import Glibc

extension EditSession {
    /// Enter: submits a complete text, and gives an incomplete one another line.
    func enter() {
        let text = buffer.contents.string
        if !isAnswer, picture.isFolded {
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

    /// Reads a bracketed paste to its end, as data: line ends become newlines, everything else but NUL is kept.
    func paste() {
        let terminator = Array("\u{1B}[201~".utf8)
        var bytes: [UInt8] = []
        while !(bytes.last == 0x7E && bytes.suffix(terminator.count).elementsEqual(terminator)) {
            switch input.next() {
            case .byte(3):
                // Terminals take control characters out of a paste: a Ctrl-C with nothing after it comes from a person
                // waiting for a paste whose end was lost.
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

    /// Ctrl-Z: signals are off while editing, so it is up to us to stop the job.
    func suspend() {
        screen.write("\u{1B}[?2004l")
        screen.finish()
        libedit_set_raw(editor, false)
        terminal_set_editing(false)
        // When the job continues, SIGCONT comes through the pipe.
        Glibc.kill(0, SIGTSTP)
        terminal_set_editing(true)
    }

    /// Ctrl-X Ctrl-E: the text goes to the user's own editor.
    func openInEditor() { finish(.edit(buffer.contents.string)) }

    // MARK: Text

    func move(_ move: (inout EditBuffer.Contents) -> Void) {
        var contents = buffer.contents
        move(&contents)
        buffer.set(contents)
    }

    /// Removes a part of the text, to be put back by `yank`.
    func kill(_ range: (EditBuffer.Contents) -> Range<Int>) {
        var contents = buffer.contents
        let part = range(contents)
        guard !part.isEmpty else { return screen.beep() }
        killed = contents.remove(part)
        buffer.set(contents)
    }

    func yank() { buffer.insert(killed) }

    /// Tab: inserts what all candidates share, then goes through them; meanwhile the list is shown below the entry.
    func complete(back: Bool) {
        guard !isAnswer else { return screen.beep() }
        let now = buffer.contents
        if cycle?.left == now {
            cycle?.step(back: back)
        } else {
            cycle = CompletionCycle(handlers.complete(now.string, now.cursorOffset), at: now)
        }
        guard let left = cycle?.left else { return screen.beep() }
        if left != now { buffer.set(left) }
        if cycle?.candidates.count == 1 { cycle = nil }
    }

    // MARK: History

    /// Handles an arrow key: moves inside the entry first, then to other entries.
    func arrow(up: Bool) {
        var contents = buffer.contents
        guard contents.moveLine(up: up) else { return step(older: up) }
        buffer.set(contents)
        recall.cursorMoved(contents)
    }

    /// Goes to the next older or newer entry with the same beginning.
    func step(older: Bool) {
        guard !isAnswer,
            let entry = recall.step(
                older: older, from: buffer.contents, history.entries, offset: recallOffset)
        else { return screen.beep() }
        buffer.set(entry)
    }

    /// Ctrl-R: each key narrows the search, Ctrl-R again goes to an older match, Ctrl-G gives up, and any other key
    /// puts the match into the line and then does what it always does.
    func searchHistory() {
        guard !isAnswer else { return screen.beep() }
        let before = buffer.contents
        let entries = history.entries
        search = Search(entries)
        defer { search = nil }
        while outcome == nil, let scalar = nextCharacter() {
            let shown = buffer.contents.string
            var found: String?
            switch scalar {
            case "\u{12}": found = search?.older(than: shown, entries)
            case "\u{8}", "\u{7F}": found = search?.shorten(shown, entries)
            case "\u{7}": return buffer.set(before)
            case KeyBindings.loneEscape: return
            case _ where scalar.value < 0x20: return input.unread([UInt8(truncatingIfNeeded: scalar.value)])
            default: found = search?.lengthen(by: scalar, shown, entries)
            }
            if let text = found.map({ Array($0.unicodeScalars) }) {
                buffer.set(EditBuffer.Contents(text: text, cursor: text.count))
            }
        }
    }
}
