/// Findings about directory synchronisation.
extension Review {
    var synchronisationFindings: [Finding] {
        [onPremisesWithoutSync, syncPhotosStop, cloudOnlyLeftOut, twoWriters].compactMap(\.self)
    }

    var onPremisesWithoutSync: Finding? {
        guard proposed.source == .onPremises, !environment.hasDirectorySync else { return nil }
        return Finding(
            .onPremisesWithoutSync, .guard, remedy: .edits(Draft(source: .cloud)))
    }

    private var syncPhotosStop: Finding? {
        let stopped = tally { synchronisationVerdict($0) == .sourceCloud }
        guard !stopped.isEmpty else { return nil }
        return finding(.syncPhotosStop, stopped, remedy: .edits(Draft(source: .any)))
    }

    private var cloudOnlyLeftOut: Finding? {
        let left = tally {
            after.refuses(.sourceOnPremises, $0) && synchronisationVerdict($0) == .targetNotSynced
        }
        guard !left.isEmpty else { return nil }
        return finding(.cloudOnlyLeftOut, left, remedy: .edits(Draft(source: .any)))
    }

    private var twoWriters: Finding? {
        let both = tally { synchronisationVerdict($0) == nil && !after.refuses(.sourceOnPremises, $0) }
        guard !both.isEmpty else { return nil }
        return finding(.twoWriters, both, severity: .note)
    }

    private func synchronisationVerdict(_ account: AccountFacts) -> Verdict {
        after.verdict(on: Ability(.update, forOthers: false, via: .directorySync), of: account)
    }
}
