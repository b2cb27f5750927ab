/// Findings about when a change is in force, and about what it leaves alone.
extension Review {
    var timeFindings: [Finding] { [alreadySo, stillSpreading, spreading, existingPhotosKept].compactMap(\.self) }

    private var alreadySo: Finding? {
        guard !isDescription, !changesSettings else { return nil }
        return Finding(.alreadySo, .note)
    }

    private var spreading: Finding? {
        guard changesSettings else { return nil }
        let longest = input.state.delays.longest
        return Finding(.spreading(for: longest, until: input.state.now + longest.seconds), .note)
    }

    /// An earlier change that is under way. Asked of each client, for delays differ.
    private var stillSpreading: Finding? {
        let state = input.state
        let ends = Client.allCases.compactMap { state.settings.settles(after: state.now, delay: state.delays[$0]) }
        guard let end = ends.max() else { return nil }
        return Finding(.stillSpreading(until: end), .warning)
    }

    private var existingPhotosKept: Finding? {
        guard changesSettings else { return nil }
        return Finding(.existingPhotosKept, .note)
    }
}
