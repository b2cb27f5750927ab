/// The text of a history file: a line that names the format, then one line for each entry, newlines escaped.
enum HistoryFormat {
    private static let heading = "photopolicy history 1"

    /// The entries, nil when the bytes are not a history.
    static func decode(_ bytes: [UInt8]) -> [String]? {
        if bytes.isEmpty { return [] }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true)
        guard let first = lines.first, first.elementsEqual(heading.utf8) else { return nil }
        return lines.dropFirst().map { unescape($0) }
    }

    static func encode(_ entries: some Collection<String>) -> [UInt8] {
        var bytes = Array(heading.utf8) + [0x0A]
        for entry in entries {
            for byte in entry.utf8 {
                switch byte {
                case 0x0A: bytes += Array("\\n".utf8)
                case 0x0D: bytes += Array("\\r".utf8)
                case 0x5C: bytes += Array("\\\\".utf8)
                case 0: continue
                default: bytes.append(byte)
                }
            }
            bytes.append(0x0A)
        }
        return bytes
    }

    private static func unescape(_ line: String.UTF8View.SubSequence) -> String {
        guard line.contains(0x5C) else { return String(Substring(line)) }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in line {
            if isEscaped {
                bytes.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "r") ? 0x0D : byte)
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
