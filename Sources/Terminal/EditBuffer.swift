import CLibEdit
import Glibc

extension String {
    /// Byte by byte: appending to a string's scalars takes ten times as long, and each key does it.
    init(scalars: some Collection<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count)
        for scalar in scalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }
}

/// libedit's line, as text: read and changed through its functions only.
struct EditBuffer {
    let editor: OpaquePointer

    /// The text and the cursor's place in it.
    struct Contents: Equatable {
        var text: [Unicode.Scalar] = []
        var cursor = 0

        var string: String { String(scalars: text) }

        /// The cursor as a UTF-8 byte offset into `string`.
        var cursorOffset: Int { text[..<cursor].reduce(0) { $0 + UTF8.width($1) } }

        /// Where the line that holds the cursor starts and ends.
        var line: Range<Int> {
            let start = text[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            return start..<(text[cursor...].firstIndex(of: "\n") ?? text.count)
        }
    }

    var contents: Contents {
        guard let line = el_wline(editor)?.pointee, let buffer = line.buffer else { return Contents() }
        let count = max(0, line.lastchar - buffer)
        let text = (0..<count).map { Unicode.Scalar(UInt32(bitPattern: buffer[$0])) ?? "\u{FFFD}" }
        return Contents(text: text, cursor: min(max(0, line.cursor - buffer), count))
    }

    func set(_ new: Contents) {
        if new.text.isEmpty {
            el_cursor(editor, .max / 2)
            el_deletestr(editor, Int32(clamping: contents.text.count))
            return
        }
        let wide = new.text.map { wchar_t(bitPattern: $0.value) } + [0]
        _ = wide.withUnsafeBufferPointer { el_wreplacestr(editor, $0.baseAddress) }
        // Moves are relative and clamped: to the very start first, then forward.
        el_cursor(editor, -1_000_000_000)
        if new.cursor > 0 { el_cursor(editor, Int32(clamping: new.cursor)) }
    }

    func insert(_ text: [Unicode.Scalar]) { set(contents.inserting(text)) }
}
