/// The candidate nearest to a word, ignoring letter case: at most 2 edits away, and at most half the word's length.
package func nearestWord(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = word.lowercased()
    let limit = min(2, wanted.utf8.count / 2)
    return candidates.compactMap { candidate in
        EditDistance.between(wanted, candidate.lowercased(), atMost: limit).map { (candidate, $0) }
    }.min { $0.1 < $1.1 }?.0
}
