import PhotoLanguage

/// A place in a source as people count it.
package struct SourcePosition: Sendable, Hashable {
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars; a byte-order mark counts as nothing.
    package let column: Int
    /// The byte at which the line begins.
    let lineStart: Int
}

/// Lines and columns of chosen bytes of a source, found in one pass however many there are.
package struct SourcePositions: Sendable {
    private let positions: [Int: SourcePosition]
    private let count: Int

    /// Offsets past the end count as the end.
    package init(in source: Source, at offsets: some Sequence<Int>) {
        let bytes = source.bytes
        count = bytes.count
        let end = bytes.count
        let wanted = Set(offsets.lazy.map { min(max($0, 0), end) }).sorted()
        var found: [Int: SourcePosition] = [:]
        found.reserveCapacity(wanted.count)
        var (line, column, lineStart) = (1, 1, 0)
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for offset in wanted {
            while at < offset {
                let byte = bytes[at]
                at += 1
                if byte == 0x0A {
                    (line, column, lineStart) = (line + 1, 1, at)
                } else if at == end || bytes[at] & 0xC0 != 0x80 {
                    // Counted after its last byte, so a place within a scalar has that scalar's column.
                    column += 1
                }
            }
            found[offset] = SourcePosition(line: line, column: column, lineStart: lineStart)
        }
        positions = found
    }

    /// Returns the place of an offset that was given to `init`; the source's beginning for any other.
    package subscript(offset: UInt32) -> SourcePosition {
        positions[min(Int(offset), count)] ?? SourcePosition(line: 1, column: 1, lineStart: 0)
    }
}
