import CLibEdit
import Files
import Glibc

/// The life of the editor's thread: waits for requests and signals, and answers each request with an entry.
struct EditorThread {
    private let mailbox: Mailbox
    private let session: EditSession?
    private var plain: PlainReader
    private var input: Input
    private var notices: [String] = []

    init(
        _ program: String, _ reading: HistoryReading, colour: Bool, isFull: Bool, _ handlers: EditorHandlers,
        _ mailbox: Mailbox
    ) {
        self.mailbox = mailbox
        if let notice = Self.chooseLocale() { notices.append(notice) }
        terminal_route_signals(0, mailbox.writeEnd)
        input = Input(descriptor: 0, pipe: mailbox.readEnd)
        var history = reading.take()
        mailbox.history.withLock { $0 = history.entries }
        notices += history.takeNotices()
        plain = PlainReader(handlers: handlers, history: history)
        guard isFull, let sink = fopen("/dev/null", "w"), let editor = libedit_start(program, sink, 0, 1) else {
            session = nil
            if isTerminal(0) { notices.append("This terminal cannot move its cursor: lines are read without editing.") }
            return
        }
        let session = EditSession(
            editor: editor, input: input, output: 1, history: history, handlers: handlers, colour: colour)
        self.session = session
        // The thread, and with it the session, lasts as long as the process.
        libedit_set_client(editor, Unmanaged.passRetained(session).toOpaque())
        libedit_set_reader(editor) { editor, place in
            guard let client = libedit_client(editor),
                let scalar = Unmanaged<EditSession>.fromOpaque(client).takeUnretainedValue().nextCharacter()
            else { return -1 }
            place.pointee = wchar_t(bitPattern: scalar.value)
            return 1
        }
        KeyBindings.install(on: editor)
        libedit_make_signal_keys_plain(editor)
    }

    /// Text is UTF-8 whatever the locale says: in any other, characters would be lost.
    private static func chooseLocale() -> String? {
        setlocale(LC_CTYPE, "")
        if String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" { return nil }
        setlocale(LC_CTYPE, "C.UTF-8")
        return "The locale is not a UTF-8 one; text is read and shown as UTF-8."
    }

    mutating func run() {
        while true {
            let event = session?.input.nextOffTerminal() ?? input.nextOffTerminal()
            switch event {
            case .signal(SIGINT): mailbox.interrupt.withLock { $0 }?()
            case .quiet: answer()
            case .end: return
            default: continue
            }
        }
    }

    private mutating func answer() {
        guard let request = mailbox.requests.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
        tellNotices()
        let entry = read(request)
        if case .text(let text) = entry, !request.isAnswer, plain.handlers.isKept(text) {
            session?.keep(text)
            if session == nil { plain.history.add(text) }
            mailbox.history.withLock { $0 = session?.history.entries ?? plain.history.entries }
            notices += session?.takeNotices() ?? plain.history.takeNotices()
        }
        request.continuation?.resume(returning: entry)
    }

    private mutating func read(_ request: Request) -> Entry {
        guard let session else { return plain.read(request, &input) }
        let text = Array(request.initial.unicodeScalars)
        return session.edit(
            prompt: request.prompt, style: request.style, initial: EditBuffer.Contents(text: text, cursor: text.count),
            isAnswer: request.isAnswer, recallOffset: request.recallOffset)
    }

    private mutating func tellNotices() {
        for notice in notices { Screen(2).write("note: " + visible(notice, cells: .max / 2).text + "\n") }
        notices = []
    }
}
