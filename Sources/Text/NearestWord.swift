/// The candidate nearest to a word, letter case apart: at most 2 edits away, and at most half of the word's length.
package func nearestWord(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = word.lowercased()
    let limit = min(2, wanted.utf8.count / 2)
    return candidates.compactMap { candidate in
        EditDistance.between(wanted, candidate.lowercased(), atMost: limit).map { (candidate, $0) }
    }.min { $0.1 < $1.1 }?.0
}
