import PhotoLanguage

/// Something that may be inserted: the text, a word of explanation, and other names that find it.
struct Offer: Sendable, Hashable {
    let text: String
    let note: String
    /// Other names by which it is found, such as a display name.
    let aliases: [String]

    init(_ text: String, _ note: String = "", aliases: [String] = []) {
        self.text = text
        self.note = note
        self.aliases = aliases
    }

    func begins(with text: String) -> Bool {
        text.isEmpty || ([self.text] + aliases).contains { $0.lowercased().hasPrefix(text.lowercased()) }
    }
}
