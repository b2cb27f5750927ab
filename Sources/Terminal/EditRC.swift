import CLibEdit
import Files

/// The user's `.editrc`: read here, not by libedit, because choosing vi there would wipe out our keys.
enum EditRC {
    /// Returns the lines of `$EDITRC` or `~/.editrc`, none when there is no such file.
    static func lines() -> [String] {
        guard let path = environment("EDITRC") ?? homeFolder().map({ $0 + "/.editrc" }),
            let bytes = try? readFile(at: path, limit: 1 << 20)
        else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }
    }

    /// Whether a line chooses the emacs or the vi keys, for this program or all.
    static func choosesMap(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == "bind" || words[0].hasSuffix(":bind") else { return false }
        return words[1] == "-v" || words[1] == "-e"
    }

    /// Runs one line as libedit would have.
    static func run(_ line: String, on editor: OpaquePointer) {
        guard let tokenizer = tok_init(nil) else { return }
        defer { tok_end(tokenizer) }
        var count: Int32 = 0
        var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
        guard tok_str(tokenizer, line, &count, &words) == 0, count > 0 else { return }
        el_parse(editor, count, words)
    }
}
