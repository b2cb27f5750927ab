/// Findings about when a change is in force, and about what it leaves alone.
extension Review {
    var timeFindings: [Finding] { [alreadySo, stillSpreading, spreading, existingPhotosKept].compactMap(\.self) }

    private var alreadySo: Finding? {
        guard !isDescription, !changesSettings else { return nil }
        return Finding(.alreadySo, .note, "The tenant's settings are already so: nothing would be sent.")
    }

    private var spreading: Finding? {
        guard changesSettings else { return nil }
        let longest = input.state.delays.longest
        return Finding(
            .spreading, .note,
            "The change may take up to \(longest) to be in force in every client, until "
                + "\(input.state.now + longest.seconds); nothing reports its progress.")
    }

    /// An earlier change that is under way. Asked of each client, for delays differ.
    private var stillSpreading: Finding? {
        let state = input.state
        let ends = Client.allCases.compactMap { state.settings.settles(after: state.now, delay: state.delays[$0]) }
        guard let end = ends.max() else { return nil }
        return Finding(
            .stillSpreading, .warning,
            "An earlier change is not yet in force everywhere, until \(end): between now and then each client may "
                + "enforce any of the settings under way. A change that is meant to last for less than a client's delay "
                + "may never be seen there.")
    }

    private var existingPhotosKept: Finding? {
        guard changesSettings else { return nil }
        return Finding(
            .existingPhotosKept, .note,
            "Photos that people have now stay as they are: the control decides on later changes only.")
    }
}
