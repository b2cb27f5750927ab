extension Source {
    /// Returns the source with the sure edits applied; of two that overlap, only the first.
    package func applying(_ edits: [Edit]) -> Source {
        var result: [UInt8] = []
        var position = 0
        for edit in edits.filter({ $0.confidence == .sure }).sorted(by: { $0.span.start < $1.span.start })
        where Int(edit.span.start) >= position && Int(edit.span.end) <= bytes.count {
            result += bytes[position..<Int(edit.span.start)]
            result += edit.replacement.utf8
            position = Int(edit.span.end)
        }
        return Source(name: name, bytes: result + bytes[position...], origin: origin)
    }
}
