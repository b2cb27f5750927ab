import Files
import Glibc

/// The user's editor, for an entry that has outgrown the prompt.
enum TextEditor {
    enum Answer: Equatable {
        case text(String)
        /// Why there is no text.
        case none(String)
    }

    /// Opens a text in `$VISUAL`, `$EDITOR` or `vi`, and returns what was saved.
    static func edit(_ text: String) async -> Answer {
        let command = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
        let folder = environment("TMPDIR") ?? "/tmp"
        let path = "\(folder)/photopolicy-\(String(UInt64.random(in: 0 ... .max), radix: 36)).photo"
        defer { unlink(path) }
        do {
            try replaceFile(at: path, with: Array((text + "\n").utf8), mode: 0o600, durable: false)
        } catch {
            return .none(error.message)
        }
        // As git does it: the variable may hold options, and the path may hold blanks.
        switch await ExternalProgram.run("\(command) \"$@\"", [path]) {
        case 0: break
        case 126, 127, nil: return .none("the editor `\(command)` cannot be started; set $VISUAL or $EDITOR")
        case let status?: return .none("the editor ended with status \(status): the text stays as it was")
        }
        do {
            let bytes = try readFile(at: path, limit: 16 << 20)
            guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
                return .none("what the editor saved is not UTF-8")
            }
            let lines = text.replacing("\r\n", with: "\n")
            return .text(String(lines.reversed().drop(while: \.isNewline).reversed()))
        } catch {
            return .none(error.message)
        }
    }
}
