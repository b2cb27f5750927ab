import Glibc
import Text

/// The candidates for one place, while Tab goes through them.
struct CompletionCycle {
    let candidates: [Candidate]
    /// The text without the begun word, and where the candidates go.
    let base: EditBuffer.Contents
    private var index: Int?
    /// The contents after the last Tab; any others end the cycle.
    private(set) var left: EditBuffer.Contents

    /// Begins at a place, with what all candidates share already inserted. Nil when there are none.
    init?(_ completion: Completion, at now: EditBuffer.Contents) {
        guard let first = completion.candidates.first else { return nil }
        let begun = now.scalars(inBytes: completion.replaced)
        candidates = completion.candidates
        base = EditBuffer.Contents(
            text: Array(now.text[..<(now.cursor - begun)] + now.text[now.cursor...]), cursor: now.cursor - begun)
        var shared = Array(first.text.unicodeScalars)
        for other in candidates.dropFirst() {
            let common = zip(shared, other.text.unicodeScalars).prefix { $0 == $1 }.count
            shared.removeSubrange(common...)
        }
        // What is already typed stays as it is, unless the candidates agree on more.
        left = shared.count > begun || candidates.count == 1 ? base.inserting(shared) : now
    }

    /// Goes to the next candidate, or back.
    mutating func step(back: Bool) {
        let count = candidates.count
        let next = index.map { ($0 + (back ? count - 1 : 1)) % count } ?? (back ? count - 1 : 0)
        index = next
        left = base.inserting(Array(candidates[next].text.unicodeScalars))
    }

    /// Returns the list below the entry: a row for each candidate with its note, as many as there is room for.
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
        let word = isChosen && colour ? Style.chosen.painting(text) : text
        let padding = String(repeating: " ", count: max(0, widest - width) + 2)
        let shown = note.isEmpty ? "" : padding + (colour ? Style.hint.painting(note) : note)
        return Row(text: (isChosen ? "> " : "  ") + word + shown, width: 0)
    }
}

extension EditBuffer.Contents {
    /// Returns how many scalars before the cursor a number of UTF-8 bytes covers.
    fileprivate func scalars(inBytes wanted: Int) -> Int {
        var (count, bytes) = (0, 0)
        while bytes < wanted, count < cursor {
            count += 1
            bytes += UTF8.width(text[cursor - count])
        }
        return count
    }
}
