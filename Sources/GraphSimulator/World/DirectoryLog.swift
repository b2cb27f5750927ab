import PhotoPolicy

/// What changed in the directory since a service was started: a generation for each tenant loaded.
struct DirectoryLog: Sendable {
    /// Which accounts a load changed or removed.
    struct Generation: Sendable {
        let changed: Set<GUID>
        let removed: Set<GUID>
    }

    /// Tokens of another run are not taken for this one's.
    let run = Base64URL.sha256(Random.token()).prefix(12)
    private(set) var generations: [Generation] = []

    var now: Int { generations.count }

    mutating func note(from old: DirectoryIndex, to new: DirectoryIndex) {
        let before = Dictionary(old.contents.users.map { ($0.id, $0) }) { first, _ in first }
        let changed = new.contents.users.filter { account in
            guard let other = before[account.id] else { return true }
            return other.userPrincipalName != account.userPrincipalName || other.displayName != account.displayName
                || other.facts.traits != account.facts.traits
        }
        let removed = old.contents.users.filter { new.account($0.id) == nil }
        generations.append(Generation(changed: Set(changed.map(\.id)), removed: Set(removed.map(\.id))))
    }
}
