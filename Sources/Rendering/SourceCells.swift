import PhotoLanguage
import Text

/// A part of one source line as it is drawn: pieces of safe text, each with the bytes it stands for.
struct SourceCells {
    struct Cell {
        let bytes: Range<Int>
        let text: String
        let width: Int
    }

    private(set) var cells: [Cell] = []
    /// Whether the line continues before and after the cells.
    private(set) var isCutBefore = false
    private(set) var isCutAfter = false

    /// The cells of a line around a span, at most about `width` columns of them.
    ///
    /// Reads a bounded number of bytes, whatever the length of the line.
    init(in source: Source, lineStart: Int, around span: Range<Int>, width: Int) {
        let bytes = source.bytes
        let reach = 4 * max(width, 20)
        let focus = min(max(span.lowerBound, lineStart), bytes.count)
        var start = max(lineStart, focus - reach)
        while start > lineStart, bytes[start] & 0xC0 == 0x80, start > focus - reach - 4 { start -= 1 }
        var end = focus
        let limit = min(bytes.count, focus + 2 * reach)
        while end < limit, bytes[end] != 0x0A { end += 1 }
        while end == limit, end < bytes.count, end > focus, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        isCutBefore = start > lineStart
        isCutAfter = end < bytes.count && bytes[end] != 0x0A
        if !isCutAfter, end > start, bytes[end - 1] == 0x0D, span.lowerBound < end - 1 || span.isEmpty { end -= 1 }
        if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
        appendCells(of: bytes, from: start, to: end)
        cut(around: span, width: max(width, 20))
    }

    private mutating func appendCells(of bytes: [UInt8], from start: Int, to end: Int) {
        var column = 0
        var at = start
        while at < end {
            let valid = validLength(bytes, at, end)
            if valid == 0 {
                append(Visible.stray(bytes[at]), bytes: at..<(at + 1), &column)
                at += 1
                continue
            }
            for character in String(decoding: bytes[at..<(at + valid)], as: UTF8.self) {
                let length = character.utf8.count
                let text =
                    character == "\t"
                    ? String(repeating: " ", count: DisplayWidth.tabColumns(at: column)) : Visible.source(character)
                append(text, bytes: at..<(at + length), &column)
                at += length
            }
        }
    }

    private mutating func append(_ text: String, bytes: Range<Int>, _ column: inout Int) {
        let width = DisplayWidth.columns(of: text)
        cells.append(Cell(bytes: bytes, text: text, width: width))
        column += width
    }

    /// Returns how many bytes from a place on are valid UTF-8.
    private func validLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            let length = bytes[at] >= 0xF0 ? 4 : bytes[at] >= 0xE0 ? 3 : 2
            guard at + length <= end, String(validating: bytes[at..<(at + length)], as: UTF8.self) != nil else { break }
            at += length
        }
        return at - start
    }

    /// Drops cells far from the span until the line fits, keeping the span's beginning above all.
    private mutating func cut(around span: Range<Int>, width: Int) {
        var total = cells.reduce(0) { $0 + $1.width }
        guard total > width else { return }
        let before = cells.prefix { $0.bytes.upperBound <= span.lowerBound }
        var space = before.reduce(0) { $0 + $1.width }
        let spanned = cells[before.count...].prefix { $0.bytes.lowerBound < span.upperBound }
        let context = max(width / 4, (width - spanned.reduce(0) { $0 + $1.width }) / 2)
        var first = 0
        while first < before.count, space > context {
            space -= cells[first].width
            total -= cells[first].width
            first += 1
        }
        var last = cells.count
        while last > first, total > width {
            last -= 1
            total -= cells[last].width
        }
        isCutBefore = isCutBefore || first > 0
        isCutAfter = isCutAfter || last < cells.count
        cells = Array(cells[first..<last])
    }
}
