/// The difference between two texts in the form that `patch` and code reviews read.
enum UnifiedDiff {
    /// Lines of context around each change.
    private static let context = 3

    private enum Line {
        case kept(String), removed(String), added(String)
    }

    /// Returns the difference; empty if the texts are equal.
    static func text(old: String, new: String, name: String) -> String {
        let lines = merged(old: split(old), new: split(new))
        let changed = lines.indices.filter { if case .kept = lines[$0] { false } else { true } }
        guard let first = changed.first else { return "" }
        var text = "--- \(name)\n+++ \(name)\n"
        var start = first
        var last = first
        for index in changed.dropFirst() {
            if index - last > 2 * context {
                text += hunk(lines, start...last)
                start = index
            }
            last = index
        }
        return text + hunk(lines, start...last)
    }

    /// Splits a text into lines. A last line without a line end differs from the same line with one, as in `diff`.
    private static func split(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let last = lines.popLast() else { return [] }
        return last.isEmpty ? lines : lines + [last + "\n\\ No newline at end of file"]
    }

    private static func merged(old: [String], new: [String]) -> [Line] {
        let difference = new.difference(from: old)
        var removals = Set<Int>()
        var insertions: [Int: String] = [:]
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, let line, _): insertions[offset] = line
            }
        }
        var lines: [Line] = []
        var count = 0
        for (offset, line) in old.enumerated() {
            if removals.contains(offset) {
                lines.append(.removed(line))
                continue
            }
            while let added = insertions[count] {
                lines.append(.added(added))
                count += 1
            }
            lines.append(.kept(line))
            count += 1
        }
        while let added = insertions[count] {
            lines.append(.added(added))
            count += 1
        }
        return lines
    }

    private static func hunk(_ lines: [Line], _ changed: ClosedRange<Int>) -> String {
        let range = max(0, changed.lowerBound - context)..<min(lines.count, changed.upperBound + 1 + context)
        let before = counts(lines[..<range.lowerBound])
        let inside = counts(lines[range])
        let head = "@@ -\(span(before.old, inside.old)) +\(span(before.new, inside.new)) @@\n"
        return lines[range].reduce(head) { text, line in
            switch line {
            case .kept(let line): text + " \(line)\n"
            case .removed(let line): text + "-\(line)\n"
            case .added(let line): text + "+\(line)\n"
            }
        }
    }

    /// Returns where one side of a hunk begins, counted from 1 (the line before, if that side is empty), and its number
    /// of lines.
    private static func span(_ before: Int, _ count: Int) -> String { "\(count == 0 ? before : before + 1),\(count)" }

    private static func counts(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
        lines.reduce(into: (0, 0)) { counts, line in
            switch line {
            case .kept: counts = (counts.0 + 1, counts.1 + 1)
            case .removed: counts.0 += 1
            case .added: counts.1 += 1
            }
        }
    }
}
