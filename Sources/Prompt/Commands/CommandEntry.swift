import Text

/// A command of the prompt as it was typed: `:save script audit.photo`.
struct CommandEntry: Sendable, Hashable {
    /// The name without the colon.
    let name: String
    /// The rest of the line, without the blanks around it.
    let argument: String

    /// Nil when the text is not a command.
    init?(_ text: String) {
        guard Self.isCommand(text) else { return nil }
        let line = text.trimmed.dropFirst()
        let name = line.prefix { !$0.isWhitespace }
        self.name = String(name)
        argument = String(line.dropFirst(name.count)).trimmed
    }

    static func isCommand(_ text: String) -> Bool { text.drop(while: \.isWhitespace).first == ":" }

    /// The argument's first word, and what follows it, without quotes around it.
    var split: (word: String, rest: String) {
        let word = argument.prefix { !$0.isWhitespace }
        return (String(word), String(argument.dropFirst(word.count)).trimmed.unquoted)
    }
}

extension String {
    /// The text without quotes around it.
    var unquoted: String {
        guard count >= 2, first == "\"", last == "\"" else { return self }
        return String(dropFirst().dropLast())
    }
}
