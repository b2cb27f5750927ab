import PhotoPolicy

extension Plan {
    package var stops: Bool { findings.contains { $0.severity == .error } }
    package var isGuarded: Bool { findings.contains { $0.severity == .guard } }

    /// One line that says how many people are affected, by when, and whether an apply would go ahead.
    package var headline: String {
        guard changesSettings else { return stops || isGuarded ? "\(standing) · \(verdict)" : standing }
        if stops { return "\(verdict) · if it went ahead: \(people.words(isSure: knowsRoleHolders, impact))" }
        return [people.words(isSure: knowsRoleHolders, impact), "in force by \(inForceBy.words)", verdict]
            .joined(separator: " · ")
    }

    private var standing: String {
        draft.isEmpty
            ? "nothing is drafted; these are the findings of the settings as they are" : "nothing would change"
    }

    /// Whether an apply would go ahead.
    package var verdict: String {
        let errors = findings.filter { $0.severity == .error }.count
        let guards = findings.filter { $0.severity == .guard }.count
        if errors > 0 { return "an apply would be refused: \(counted(errors, "error"))" }
        if guards > 0 { return "\(counted(guards, "guard")) \(guards == 1 ? "stops" : "stop") an apply" }
        return "an apply would go ahead"
    }
}

extension PeopleCount {
    /// `14 of 17 people can no longer change their own photo, 2 still can, 1 never could`; others' photos and
    /// synchronisation only where something changes.
    ///
    /// - Parameter isSure: whether it is known who holds which role.
    package func words(isSure: Bool, _ impact: Impact) -> String {
        let own = ownWords(isSure)
        let parts = [own, othersWords(isAlone: own == nil), synchronisedWords].compactMap(\.self)
        if !parts.isEmpty { return parts.joined(separator: "; ") }
        return impact.isEmpty
            ? "nobody gains or loses anything"
            : impact.rows.allSatisfy { $0.lost == 0 }
                ? "nobody loses anything, and some gain a further client"
                : "everybody who can change photos still can, though not through the same clients"
    }

    private func ownWords(_ isSure: Bool) -> String? {
        guard own.lose > 0 || own.gain > 0 else { return nil }
        let atMost = isSure ? "" : "at most "
        var parts: [String] = []
        if own.lose > 0 {
            parts.append(
                "\(atMost)\(own.lose) of \(counted(own.total, "person", "people")) can no longer change their own photo"
            )
            if own.gain > 0 { parts.append("\(own.gain) newly can") }
            if own.keep > 0 { parts.append("\(own.keep) still can") }
            if own.without > 0 { parts.append("\(own.without) never could") }
        } else {
            parts.append(
                "\(atMost)\(own.gain) more of \(counted(own.total, "person", "people")) can change their own photo")
            if own.keep > 0 { parts.append("\(own.keep) could before") }
            if own.without > 0 { parts.append("\(own.without) still cannot") }
        }
        return parts.joined(separator: ", ")
    }

    /// - Parameter isAlone: whether nothing was said about one's own photo before.
    private func othersWords(isAlone: Bool) -> String? {
        var parts: [String] = []
        if others.lose > 0 {
            let people = "\(others.lose) of \(counted(others.couldBefore, "person", "people"))"
            parts.append(
                isAlone
                    ? "\(people) can no longer change the photos of others"
                    : "\(others.lose) of \(others.couldBefore) no longer those of others")
        }
        if others.gain > 0 {
            parts.append(
                isAlone && parts.isEmpty
                    ? "\(others.gain) more of \(counted(others.total, "person", "people")) can change the photos of others"
                    : "\(others.gain) newly can change those of others")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private var synchronisedWords: String? {
        if synchronised.lose > 0 { return "on-premises photos stop for \(counted(synchronised.lose, "account"))" }
        if synchronised.gain > 0 { return "on-premises photos arrive for \(counted(synchronised.gain, "account"))" }
        return nil
    }
}

/// `1 guard`, `2 guards`.
package func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
}
