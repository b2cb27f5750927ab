import PhotoLanguage
import PhotoPolicy
import Tenants
import Terminal
import Text
import Wording

/// What Tab offers in a command line.
struct CommandCompleter: Sendable {
    func complete(_ text: String) -> Completion {
        let line = String(text.drop(while: \.isWhitespace))
        guard let blank = line.firstIndex(where: \.isWhitespace) else {
            let commands = PromptCommand.allCases.map {
                Offer(":" + $0.rawValue + ($0.arguments.isEmpty ? "" : " "), $0.summary)
            }
            return completion(line, commands)
        }
        guard let command = PromptCommand.named(String(line[..<blank].dropFirst())) else {
            return Completion(replaced: 0, [])
        }
        let argument = String(line[blank...].drop(while: \.isWhitespace))
        switch command {
        case .help: return completion(argument, Self.topics)
        case .open:
            let embedded = EmbeddedTenants.names.map { Offer($0, "embedded tenant") }
            let live = [Offer("--live", "the tenant that is signed in to"), Offer("--profile ", "a saved sign-in")]
            return completion(argument, embedded + live + FileOffers.paths(beginningWith: argument))
        case .source: return completion(argument, FileOffers.paths(beginningWith: argument))
        case .save:
            guard let blank = argument.firstIndex(where: \.isWhitespace) else {
                return completion(
                    argument, [Offer("script ", "what was run"), Offer("tenant ", "the tenant as it is")])
            }
            let path = String(argument[blank...].drop(while: \.isWhitespace))
            return completion(path, FileOffers.paths(beginningWith: path))
        case .quit, .edit, .history, .keep, .run, .keys, .examples, .timing, .tour: return Completion(replaced: 0, [])
        }
    }

    func hint(_ text: String) -> String? {
        let line = text.drop(while: \.isWhitespace).dropFirst()
        if let blank = line.firstIndex(where: \.isWhitespace) {
            guard line[blank...].trimmed.isEmpty else { return nil }
            return PromptCommand.named(String(line[..<blank])).flatMap { $0.arguments.isEmpty ? nil : $0.arguments }
        }
        let found = PromptCommand.allCases.filter { $0.rawValue.hasPrefix(line) }
        guard let only = found.first, found.count == 1 else { return nil }
        return only.rawValue.dropFirst(line.count) + (only.arguments.isEmpty ? "" : " " + only.arguments)
    }

    private func completion(_ begun: String, _ offers: [Offer]) -> Completion {
        // Names with characters that the terminal would obey are left out: a command line has no escapes to type them.
        let fit = offers.filter { $0.begins(with: begun) && $0.text.unicodeScalars.allSatisfy(\.isPlain) }
        return Completion(replaced: begun.utf8.count, fit.map { Candidate($0.text, note: $0.note) })
    }

    private static let topics: [Offer] =
        PromptCommand.allCases.map { Offer(":" + $0.rawValue, $0.summary) }
        + StatementForm.all.map { Offer($0.keyword.spelling, $0.keyword.note) }
        + Vocabulary.photoPolicy.clients.map { Offer($0.word, $0.note) }
        + RoleCatalog.builtIn.roles.map { Offer($0.word, $0.displayName) }
        + Explanations.pages.map { Offer($0.code, $0.title) }
}

extension Unicode.Scalar {
    fileprivate var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
        default: true
        }
    }
}
