import PhotoPolicy

/// The directory's changes since the service started: one generation for each tenant loaded.
struct DirectoryLog: Sendable {
    /// The accounts that a load changed or removed.
    struct Generation: Sendable {
        let changed: Set<GUID>
        let removed: Set<GUID>
    }

    /// Identifies this run: delta tokens of another run are not accepted.
    let run = Base64URL.sha256(Random.token()).prefix(12)
    /// The latest generations, oldest first; changes before them are no longer known.
    private var generations: [Generation] = []
    private(set) var now = 0

    private static let limit = 50

    /// Returns the generations after a given one, or nil if some of them are forgotten.
    func since(_ generation: Int) -> ArraySlice<Generation>? {
        let count = now - generation
        return count >= 0 && count <= generations.count ? generations.suffix(count) : nil
    }

    mutating func note(from old: DirectoryIndex, to new: DirectoryIndex) {
        let before = Dictionary(old.contents.users.map { ($0.id, $0) }) { first, _ in first }
        let changed = new.contents.users.filter { account in
            guard let other = before[account.id] else { return true }
            return other.userPrincipalName != account.userPrincipalName || other.displayName != account.displayName
                || other.facts.traits != account.facts.traits
        }
        let removed = old.contents.users.filter { new.account($0.id) == nil }
        now += 1
        if generations.count == Self.limit { generations.removeFirst() }
        generations.append(Generation(changed: Set(changed.map(\.id)), removed: Set(removed.map(\.id))))
    }
}
