/// The text of a history file: a line that names the format, then one line for each entry, newlines escaped.
package enum HistoryFormat {
    private static let heading = "photopolicy history 1"

    /// The entries, nil when the bytes are not a history.
    static func decode(_ bytes: [UInt8]) -> [String]? {
        if bytes.isEmpty { return [] }
        let lines = bytes.split(separator: 0x0A)
        guard let first = lines.first, first.elementsEqual(heading.utf8), !bytes.contains(0) else { return nil }
        var entries: [String] = []
        entries.reserveCapacity(lines.count)
        for line in lines.dropFirst() {
            guard let entry = String(validating: unescaped(line), as: UTF8.self) else { return nil }
            entries.append(entry)
        }
        return entries
    }

    package static func encode(_ entries: some Collection<String>) -> [UInt8] {
        var bytes = Array(heading.utf8) + [0x0A]
        for entry in entries {
            if entry.utf8.contains(where: { $0 == 0x5C || $0 < 0x20 }) {
                for byte in entry.utf8 { bytes += escaped(byte) }
            } else {
                bytes += entry.utf8
            }
            bytes.append(0x0A)
        }
        return bytes
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x0A: Array("\\n".utf8)
        case 0x0D: Array("\\r".utf8)
        case 0x5C: Array("\\\\".utf8)
        case 0: []
        default: [byte]
        }
    }

    private static func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard line.contains(0x5C) else { return line }
        var bytes: ArraySlice<UInt8> = []
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
        return bytes
    }
}
