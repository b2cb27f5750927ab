/// Text that must not be written to the history file.
enum Secrets {
    /// Whether a text contains something that looks like a token or a key. The language has no place for one, so it
    /// must have been pasted by mistake.
    static func looksLikeOne(in text: String) -> Bool {
        for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "\"" || $0 == "'" }) {
            // A JSON Web Token begins with an encoded `{"`; the other prefixes are those of refresh tokens.
            let bytes = word.utf8
            if bytes.count >= 40, word.contains("eyJ") || word.hasPrefix("0.A") || word.hasPrefix("1.A") { return true }
            // Client secrets of Entra have `~` in or near the fourth place.
            if bytes.count >= 34, bytes.count <= 44, word.dropFirst(2).prefix(6).contains("~") { return true }
        }
        return text.contains("-----BEGIN") || text.lowercased().contains("bearer ")
    }
}
