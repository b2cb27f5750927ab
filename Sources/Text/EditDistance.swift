/// How many edits two words are apart.
package enum EditDistance {
    /// The insertions, deletions, replacements and swaps of neighbours that turn one word into another; nil above a
    /// limit.
    package static func between(_ first: String, _ second: String, atMost limit: Int) -> Int? {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        guard abs(first.count - second.count) <= limit else { return nil }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for (i, letter) in first.enumerated() {
            var row = [i + 1]
            row.reserveCapacity(second.count + 1)
            for (j, other) in second.enumerated() {
                var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
                    cost = min(cost, beforePrevious[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforePrevious, previous) = (previous, row)
        }
        let distance = previous[second.count]
        return distance <= limit ? distance : nil
    }
}
