/// Findings about directory synchronisation.
extension Review {
    var synchronisationFindings: [Finding] {
        [onPremisesWithoutSync, syncPhotosStop, cloudOnlyLeftOut, twoWriters].compactMap(\.self)
    }

    var onPremisesWithoutSync: Finding? {
        guard proposed.source == .onPremises, !environment.hasDirectorySync else { return nil }
        return Finding(
            .onPremisesWithoutSync, .guard,
            "The tenant has no directory synchronisation: under source onPremises no photo could be changed at all.",
            remedy: .edits(Draft(source: .cloud)))
    }

    private var syncPhotosStop: Finding? {
        let stopped = tally { synchronisationVerdict($0) == .sourceCloud }
        guard !stopped.isEmpty else { return nil }
        return finding(
            .syncPhotosStop, stopped,
            "Photos changed on-premises no longer arrive for \(stopped.phrase("account", "accounts")) synchronised "
                + "from Active Directory, and nothing reports it.",
            remedy: .edits(Draft(source: .any)))
    }

    private var cloudOnlyLeftOut: Finding? {
        let left = tally {
            after.refuses(.sourceOnPremises, $0) && synchronisationVerdict($0) == .targetNotSynced
        }
        guard !left.isEmpty else { return nil }
        return finding(
            .cloudOnlyLeftOut, left,
            "Under source onPremises \(left.phrase("account", "accounts")) not synchronised from Active Directory "
                + "can get no new photo from anywhere.",
            remedy: .edits(Draft(source: .any)))
    }

    private var twoWriters: Finding? {
        let both = tally { synchronisationVerdict($0) == nil && !after.refuses(.sourceOnPremises, $0) }
        guard !both.isEmpty else { return nil }
        return finding(
            .twoWriters, both, severity: .note,
            "People in the cloud and directory synchronisation both write the photos of "
                + "\(both.phrase("account", "accounts")): the last writer wins.")
    }

    private func synchronisationVerdict(_ account: AccountFacts) -> Verdict {
        after.verdict(on: Ability(.update, forOthers: false, via: .directorySync), of: account)
    }
}
