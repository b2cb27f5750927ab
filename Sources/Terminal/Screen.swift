import Files
import Glibc

/// What the terminal shows of the entry being edited; writes only what changed.
struct Screen {
    let descriptor: Int32
    private(set) var size: WindowSize
    private var shown = Frame()

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        size = windowSize(descriptor) ?? WindowSize(rows: 24, columns: 80)
    }

    /// Begins a new entry at the start of the current row.
    mutating func begin() {
        size = windowSize(descriptor) ?? size
        shown = Frame()
        write("\r\u{1B}[J")
    }

    /// Makes the terminal show the frame.
    mutating func show(_ frame: Frame) {
        guard frame != shown else { return }
        var output = ""
        var row = shown.cursorRow
        for index in frame.rows.indices where index >= shown.rows.count || frame.rows[index] != shown.rows[index] {
            // New rows are made by going down from the last one, which may scroll.
            if index >= shown.rows.count, row < index {
                output += move(from: row, to: min(index, max(row, shown.rows.count - 1)))
                row = min(index, max(row, shown.rows.count - 1))
                output += String(repeating: "\r\n", count: index - row)
            } else {
                output += move(from: row, to: index)
            }
            row = index
            output += "\r" + frame.rows[index].text + "\u{1B}[0m"
            // In the last column the cursor is still on the last character, which clearing would erase.
            if frame.rows[index].width < size.columns { output += "\u{1B}[K" }
        }
        if shown.rows.count > frame.rows.count {
            output += move(from: row, to: frame.rows.count) + "\r\u{1B}[J"
            row = frame.rows.count
        }
        output += move(from: row, to: frame.cursorRow) + "\r"
        if frame.cursorColumn > 0 { output += "\u{1B}[\(frame.cursorColumn)C" }
        write(output)
        shown = frame
    }

    /// Leaves the frame in place and goes to the row below it.
    mutating func finish() {
        write(move(from: shown.cursorRow, to: shown.rows.count - 1) + "\r\n")
        shown = Frame()
    }

    /// Clears the screen, and forgets what it showed.
    mutating func clear() {
        write("\u{1B}[H\u{1B}[2J")
        shown = Frame()
    }

    /// Handles a change of size: the terminal has rewrapped our rows, so they are erased, to be drawn again.
    mutating func resized() {
        let new = windowSize(descriptor) ?? size
        let above = shown.rows.prefix(shown.cursorRow).reduce(0) { sum, row in
            sum + max(1, (row.width + new.columns - 1) / new.columns)
        }
        let up = min(above + shown.cursorColumn / new.columns, new.rows - 1)
        size = new
        write("\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[J")
        shown = Frame()
    }

    func beep() { write("\u{7}") }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }

    private func move(from row: Int, to other: Int) -> String {
        if other < row { return "\u{1B}[\(row - other)A" }
        return other > row ? "\u{1B}[\(other - row)B" : ""
    }
}
