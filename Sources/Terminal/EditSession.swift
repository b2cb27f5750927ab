import CLibEdit
import Files
import Glibc
import Text

/// The editor on its own thread: libedit's line, the screen, and what Enter, Ctrl-C and Ctrl-D do with them.
///
/// Text leaves only through `outcome`, set by the very key that ends the entry. Nothing is read from libedit after
/// `el_gets`, so what Ctrl-C dropped cannot come back.
final class EditSession {
    let editor: OpaquePointer
    let buffer: EditBuffer
    let handlers: EditorHandlers
    let usesColour: Bool
    var screen: Screen
    var input: Input
    private(set) var history: HistoryFile
    private var walked: WalkedHistory?
    var outcome: Entry?
    var prompt = ""
    var promptStyle = Style.prompt
    /// Whether the entry answers a question and is not a statement: no history, no completion, Enter always ends it.
    var isAnswer = false
    /// Where a report pointed in the text that is recalled first.
    var recallOffset: Int?

    var recall = Recall()
    var search: Search?
    var cycle: CompletionCycle?
    var killed: [Unicode.Scalar] = []
    private var undo: [EditBuffer.Contents] = []
    private var lastSeen = EditBuffer.Contents()
    private var isUndoing = false
    private var wasTyping = false

    init(
        editor: OpaquePointer, input: Input, output: Int32, history: HistoryFile, handlers: EditorHandlers, colour: Bool
    ) {
        self.editor = editor
        self.buffer = EditBuffer(editor: editor)
        self.input = input
        self.screen = Screen(output)
        self.history = history
        walked = WalkedHistory(editor)
        self.handlers = handlers
        self.usesColour = colour
    }

    /// Adds an entry to the history.
    func keep(_ entry: String) {
        history.add(entry)
        walked?.add(entry)
    }

    /// Returns what the user must be told about the history, each notice once.
    func takeNotices() -> [String] { history.takeNotices() }

    /// Edits one entry, beginning with the caller's text.
    func edit(prompt: String, style: Style, initial: EditBuffer.Contents, isAnswer: Bool, recallOffset: Int?)
        -> Entry
    {
        self.prompt = prompt
        promptStyle = style
        self.isAnswer = isAnswer
        self.recallOffset = recallOffset
        outcome = nil
        recall = Recall()
        search = nil
        cycle = nil
        undo = []
        wasTyping = false
        lastSeen = EditBuffer.Contents()
        first = initial
        screen.begin()
        screen.write("\u{1B}[?2004h")
        terminal_set_editing(true)
        var count: Int32 = 0
        _ = el_wgets(editor, &count)
        terminal_set_editing(false)
        screen.write("\u{1B}[?2004l")
        return outcome ?? .endOfInput
    }

    /// The text to begin with, put in once libedit has cleared its line.
    private var first = EditBuffer.Contents()

    /// Returns the next character for libedit, or nil when the entry is over. Called after each change of the text.
    func nextCharacter() -> Unicode.Scalar? {
        if !first.text.isEmpty {
            buffer.set(first)
            first = EditBuffer.Contents()
        }
        noteChange()
        while outcome == nil {
            if !input.hasMore {
                draw()
                walked?.fill(history)
            }
            switch input.next() {
            case .byte(3):
                drop()
            case .byte(0x1B):
                return escape()
            case .byte(let byte):
                return input.scalar(begunBy: byte)
            case .signal(let number):
                signal(number)
            case .end:
                finish(.endOfInput)
            case .quiet:
                continue
            }
        }
        return nil
    }

    /// In vi's insert mode Escape is a key by itself, but it also begins the arrow keys: only timing tells them apart.
    private func escape() -> Unicode.Scalar {
        guard libedit_uses_vi(editor) else { return "\u{1B}" }
        if case .byte(let next) = input.next(patience: 25) {
            input.unread([next])
            if next == UInt8(ascii: "[") || next == UInt8(ascii: "O") { return "\u{1B}" }
        }
        return KeyBindings.loneEscape
    }

    private func signal(_ number: Int32) {
        switch number {
        case SIGINT: drop()
        case SIGWINCH:
            el_resize(editor)
            screen.resized()
        case SIGCONT:
            libedit_set_raw(editor, true)
            screen.write("\u{1B}[?2004h")
            screen.resized()
        default: break
        }
    }

    /// Handles Ctrl-C, as a key or a signal, whatever state libedit's key maps are in.
    func drop() {
        search = nil
        cycle = nil
        // What was dropped stays visible, but only as a picture: the text itself is gone.
        var contents = buffer.contents
        contents.cursor = contents.text.count
        buffer.set(contents)
        draw(isLast: true)
        buffer.set(EditBuffer.Contents())
        outcome = .interrupted
        screen.write("^C")
        screen.finish()
    }

    /// Ends the entry: draws its text once more, without a hint, and leaves it there.
    func finish(_ entry: Entry) {
        cycle = nil
        search = nil
        draw(isLast: true)
        screen.finish()
        outcome = entry
    }

    /// The entry as it stands now.
    var picture: EntryPicture {
        EntryPicture(
            contents: buffer.contents, size: screen.size, handlers: handlers, usesColour: usesColour,
            isAnswer: isAnswer, prompt: prompt, promptStyle: promptStyle, search: search, cycle: cycle)
    }

    private func draw(isLast: Bool = false) { screen.show(picture.frame(isLast: isLast)) }

    func undoChange() {
        guard let before = undo.popLast() else { return screen.beep() }
        isUndoing = true
        buffer.set(before)
    }

    private func noteChange() {
        let now = buffer.contents
        if cycle?.left != now { cycle = nil }
        if now.text != lastSeen.text, !isUndoing {
            // Characters typed one after the other are one step, up to the end of a word.
            let isTyping = now.text.count == lastSeen.text.count + 1 && now.cursor == lastSeen.cursor + 1
            if !isTyping || !wasTyping || lastSeen.text.last == " " { undo.append(lastSeen) }
            wasTyping = isTyping
            if undo.count > 1000 { undo.removeFirst(200) }
        }
        isUndoing = false
        lastSeen = now
    }
}
