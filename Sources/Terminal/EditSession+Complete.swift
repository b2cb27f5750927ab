import Glibc

/// The candidates of one place, while Tab goes through them.
struct CompletionCycle {
    let candidates: [Candidate]
    /// The text without the word begun, and where the candidates go.
    let base: EditBuffer.Contents
    var index: Int?
    /// What the last Tab left; another text ends the cycle.
    var left: EditBuffer.Contents

    /// The list below the entry: a row for each candidate with its note, as many as there is room for.
    func rows(most: Int, columns: Int, colour: Bool) -> [Row] {
        let room = min(most - 1, 12)
        guard room > 1 else { return [] }
        let count = candidates.count <= room ? candidates.count : room - 1
        let first = min(max(0, (index ?? 0) - count + 1), max(0, candidates.count - count))
        let shown = candidates[first..<min(candidates.count, first + count)]
        let widest = min(columns / 2, shown.map { visible($0.text, cells: columns / 2).width }.max() ?? 0)
        var rows = shown.enumerated().map { offset, candidate in
            row(candidate, widest, columns, isChosen: first + offset == index, colour: colour)
        }
        if count < candidates.count {
            rows.append(Row(text: "  … \(candidates.count - count) more", width: 0))
        }
        return rows
    }

    private func row(_ candidate: Candidate, _ widest: Int, _ columns: Int, isChosen: Bool, colour: Bool) -> Row {
        let (text, width) = visible(candidate.text, cells: columns / 2)
        let note = visible(candidate.note, cells: max(0, columns - widest - 5)).text
        let word = isChosen && colour ? "\u{1B}[7m\(text)\u{1B}[0m" : text
        let padding = String(repeating: " ", count: max(0, widest - width) + 2)
        let shown = note.isEmpty ? "" : padding + (colour ? "\u{1B}[90m\(note)\u{1B}[0m" : note)
        return Row(text: (isChosen ? "> " : "  ") + word + shown, width: 0)
    }
}

extension EditSession {
    /// Tab: inserts what all candidates share, then goes through them; the list stands below the entry meanwhile.
    func complete(back: Bool) {
        guard !isAnswer else { return screen.beep() }
        let now = buffer.contents
        if var cycle, cycle.left == now {
            let count = cycle.candidates.count
            let next = cycle.index.map { ($0 + (back ? count - 1 : 1)) % count } ?? (back ? count - 1 : 0)
            cycle.index = next
            insert(cycle.candidates[next].text, &cycle)
            return
        }
        cycle = nil
        let completion = handlers.complete(now.string, now.cursorOffset)
        var begun = 0
        var bytes = 0
        while bytes < completion.replaced, begun < now.cursor {
            begun += 1
            bytes += UTF8.width(now.text[now.cursor - begun])
        }
        let base = EditBuffer.Contents(
            text: Array(now.text[..<(now.cursor - begun)] + now.text[now.cursor...]), cursor: now.cursor - begun)
        guard let first = completion.candidates.first else { return screen.beep() }
        var cycle = CompletionCycle(candidates: completion.candidates, base: base, index: nil, left: now)
        if completion.candidates.count == 1 {
            insert(first.text, &cycle)
            self.cycle = nil
            return
        }
        var shared = Array(first.text.unicodeScalars)
        for other in completion.candidates.dropFirst() {
            let common = zip(shared, other.text.unicodeScalars).prefix { $0 == $1 }.count
            shared.removeSubrange(common...)
        }
        // What is typed already stays as it is typed, unless the candidates agree on more.
        if shared.count > begun {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: shared)
            insert(String(view), &cycle)
        }
        self.cycle = cycle
    }

    private func insert(_ text: String, _ cycle: inout CompletionCycle) {
        let scalars = Array(text.unicodeScalars)
        let base = cycle.base
        let new = EditBuffer.Contents(
            text: Array(base.text[..<base.cursor] + scalars + base.text[base.cursor...]),
            cursor: base.cursor + scalars.count)
        buffer.set(new)
        cycle.left = new
        self.cycle = cycle
    }
}
