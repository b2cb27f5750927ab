/// What `photopolicy explain CODE` prints: the meaning of a code, why it happens, what to do.
package struct ExplanationPage: Sendable, Hashable {
    /// The code, in the letter case in which it is shown.
    package let code: String
    /// Other texts that people look it up by, as services show them.
    package let aliases: [String]
    /// One line without a full stop.
    package let title: String
    /// Paragraphs of at most 80 columns; statements and commands are indented by four spaces.
    package let body: String
    /// Codes of other pages.
    package let seeAlso: [String]

    init(_ code: String, aliases: [String] = [], title: String, _ body: String, seeAlso: [String]) {
        self.code = code
        self.aliases = aliases
        self.title = title
        self.body = body
        self.seeAlso = seeAlso
    }

    /// The page as it is printed: title, paragraphs, and where to read on.
    package var text: String {
        let more = seeAlso.isEmpty ? "" : "\nSee also: \(seeAlso.joined(separator: ", "))\n"
        return "\(code): \(title)\n\n\(body)\(body.hasSuffix("\n") ? "" : "\n")\(more)"
    }
}
