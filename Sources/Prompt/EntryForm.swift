import PhotoLanguage
import Terminal
import Text

/// What an entry is: a command, statements, or the word with which users of other tools leave or ask for help.
enum EntryForm: Equatable {
    case command(CommandEntry)
    case statements(String)
    case leave
    case help

    init(_ text: String) {
        if let line = CommandEntry(text) {
            self = .command(line)
            return
        }
        switch Self.alone(text) {
        case "quit", "exit", "logout", "bye", "\\q": self = .leave
        case "help", "?", "\\?", "\\h": self = .help
        default: self = .statements(text)
        }
    }

    /// Returns whether Enter may submit the text, and if not, what it lacks.
    @Sendable static func completeness(_ text: String) -> Completeness {
        guard case .statements = EntryForm(text) else { return .complete }
        // Text pasted from elsewhere ends as it does there, and is answered at once.
        let bytes = Array(text.utf8)
        if let start = bytes.firstIndex(where: { $0 > 0x20 }), let pasted = PastedText(in: bytes, at: start),
            bytes[pasted.end...].allSatisfy({ $0 <= 0x20 })
        {
            return .complete
        }
        // Enter on an empty line says that nothing more comes.
        if text.hasSuffix("\n"), Source.completing(text) != text { return .complete }
        return Missing.from(Source(name: "", text: text)).map { .incomplete(missing: $0.rawValue) } ?? .complete
    }

    /// Returns what each line but the last leaves missing; the list may be shorter where nothing is.
    @Sendable static func missingAtLineEnds(_ text: String) -> [String] {
        guard !CommandEntry.isCommand(text) else { return [] }
        return Missing.atLineEnds(of: Source(name: "", text: text)).map { $0?.rawValue ?? "" }
    }

    /// Returns the only word of a text, without what ends it; empty for a long text.
    private static func alone(_ text: String) -> String {
        guard text.utf8.count < 40 else { return "" }
        var word = text.trimmed.lowercased()
        while word.last == ";" { word.removeLast() }
        for suffix in ["()", "?"] where word.count > suffix.count && word.hasSuffix(suffix) {
            word.removeLast(suffix.count)
        }
        return word.trimmed
    }
}
