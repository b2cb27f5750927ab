/// Faults in the bytes of a source, wherever they occur: invalid UTF-8, and control characters that reorder text.
enum EncodingFaults {
    static func reports(_ source: Source) -> [Report] {
        // Most sources are pure ASCII and end here, many times faster than by looking at each byte.
        guard source.bytes.reduce(0, |) >= 0x80 else { return [] }
        var reports: [Report] = []
        var index = 0
        let bytes = source.bytes
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = UTF8Run.length(bytes, at: index)
            let start = index
            if length == 0 {
                while index < bytes.count, bytes[index] >= 0x80, UTF8Run.length(bytes, at: index) == 0 { index += 1 }
                reports.append(
                    Report(
                        SyntaxCode.invalidUTF8.rawValue, in: source, at: SourceSpan(start, index),
                        "these bytes are not UTF-8", help: "save the file as UTF-8"))
                continue
            }
            index += length
            if UTF8Run.isBidiControl(bytes[start..<index]) {
                let span = SourceSpan(start, index)
                reports.append(
                    Report(
                        SyntaxCode.bidiControl.rawValue, in: source, at: span,
                        "this invisible control character reorders the text that people see",
                        edits: [Edit(span, "", .sure)]))
            }
        }
        return reports
    }
}

private enum UTF8Run {
    /// The length of the scalar that begins at an index; 0 when none does.
    static func length(_ bytes: [UInt8], at index: Int) -> Int {
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard index + length <= bytes.count else { return 0 }
        let scalar = bytes[index..<(index + length)]
        return String(validating: scalar, as: UTF8.self) == nil ? 0 : length
    }

    /// U+202A…U+202E, U+2066…U+2069, U+200E, U+200F and U+061C reorder the text that people see.
    static func isBidiControl(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
        return (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar) || scalar == 0x200E
            || scalar == 0x200F || scalar == 0x061C
    }
}
