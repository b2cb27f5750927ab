/// A help line with the nearest of some words, when one is at most two letters away.
func didYouMean(_ word: String, _ words: [String]) -> String? {
    let candidates = words.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    guard let nearest = candidates.min(by: { $0.distance < $1.distance }), nearest.distance <= 2 else { return nil }
    return "did you mean \"\(nearest.word)\"?"
}

/// Insertions, deletions and replacements that make one word the other; words of very unequal length are far apart.
private func distance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    guard abs(first.count - second.count) <= 2 else { return .max }
    var row = Array(0...second.count)
    for (line, letter) in first.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for (column, other) in second.enumerated() {
            let replaced = diagonal + (letter == other ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
        }
    }
    return row[second.count]
}
