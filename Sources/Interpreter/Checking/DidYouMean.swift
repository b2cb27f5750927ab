import PhotoLanguage

/// The candidate nearest to a word, within an edit distance of 2 (and less than half of the word), letter case apart.
func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = word.lowercased()
    let limit = min(2, wanted.utf8.count / 2)
    return candidates.compactMap { candidate in
        EditDistance.between(wanted, candidate.lowercased(), atMost: limit).map { (candidate, $0) }
    }.min { $0.1 < $1.1 }?.0
}
