/// Findings about when a change is in force, and about what it leaves alone.
extension Review {
    var timeFindings: [Finding] { [alreadySo, spreading, existingPhotosKept].compactMap(\.self) }

    private var alreadySo: Finding? {
        guard !isDescription, !changesSettings else { return nil }
        return Finding(.alreadySo, .note, "The tenant's settings are already so: nothing would be sent.")
    }

    private var spreading: Finding? {
        let longest = input.state.delays.longest
        if changesSettings {
            return Finding(
                .spreading, .note,
                "The change may take up to \(longest) to be in force in every client, until "
                    + "\(input.state.now + longest.seconds); nothing reports its progress.")
        }
        guard let end = input.state.settings.settles(after: input.state.now, delay: longest) else { return nil }
        return Finding(.spreading, .note, "An earlier change is still spreading to the clients, until \(end).")
    }

    private var existingPhotosKept: Finding? {
        guard changesSettings else { return nil }
        return Finding(
            .existingPhotosKept, .note,
            "Photos that people have now stay as they are: the control decides on later changes only.")
    }
}
