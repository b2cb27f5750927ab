/// A text to be read as the photo language, with the name that reports use for it.
package struct Source: Sendable, Hashable {
    /// How reports name it: a path as the user gave it, `<stdin>`, `-c`, or the number of a prompt's entry.
    package let name: String
    /// The text as received: UTF-8, perhaps with faults. At most 4 GiB, because positions are 32 bits wide.
    package let bytes: [UInt8]
    package let origin: Origin

    /// Who wrote a text: the person who typed it, or the author of a file.
    package enum Origin: Sendable { case typed, file }

    package init(name: String, bytes: [UInt8], origin: Origin = .typed) {
        self.name = name
        self.bytes = bytes
        self.origin = origin
    }

    package init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The whole text, with U+FFFD for bytes that are not UTF-8.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text under a span, with U+FFFD for bytes that are not UTF-8.
    package func text(_ span: SourceSpan) -> String {
        String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    }
}

/// A half-open range of bytes in a source.
package struct SourceSpan: Sendable, Hashable {
    package var start: UInt32
    package var end: UInt32

    package init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }
}
