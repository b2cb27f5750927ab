import Glibc

/// The text of a history file: a line that names the format, then one line for each entry, newlines escaped.
package enum HistoryFormat {
    private static let heading = "photopolicy history 1"

    /// Returns the entries, nil when the bytes are not a history.
    static func decode(_ bytes: [UInt8]) -> [String]? {
        if bytes.isEmpty { return [] }
        guard bytes.starts(with: heading.utf8), bytes.dropFirst(heading.utf8.count).first ?? 0x0A == 0x0A else {
            return nil
        }
        // Ten thousand entries are read before the first prompt: bytes are searched in place.
        return bytes.withUnsafeBufferPointer { bytes in
            guard place(of: 0, in: bytes[...]) == nil else { return nil }
            var entries: [String] = []
            var rest = bytes.dropFirst(heading.utf8.count)
            while !rest.isEmpty {
                let line = rest[..<(place(of: 0x0A, in: rest) ?? rest.endIndex)]
                rest = rest[line.endIndex...].dropFirst()
                guard !line.isEmpty else { continue }
                guard let entry = entry(of: line) else { return nil }
                entries.append(entry)
            }
            return entries
        }
    }

    private static func entry(of line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        guard place(of: 0x5C, in: line) == nil else { return String(validating: unescaped(line), as: UTF8.self) }
        return String(validating: UnsafeBufferPointer(rebasing: line), as: UTF8.self)
    }

    private static func place(of byte: UInt8, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let start = UnsafeBufferPointer(rebasing: bytes).baseAddress,
            let found = memchr(start, Int32(byte), bytes.count)
        else { return nil }
        return bytes.startIndex + (UnsafeRawPointer(found) - UnsafeRawPointer(start))
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

    private static func unescaped(_ line: some Sequence<UInt8>) -> [UInt8] {
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
        return bytes
    }
}
