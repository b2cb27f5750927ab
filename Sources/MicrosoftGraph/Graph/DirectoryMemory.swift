import PhotoPolicy
import Tenants

/// What was read from the directory, kept for a few minutes so that a script does not repeat its requests.
actor DirectoryMemory {
    private struct Kept<Value: Sendable>: Sendable {
        let value: Value
        let at: Instant
    }

    private var holders: Kept<RoleHolders>?
    private var populations: Kept<[Population]>?
    private var accounts: [String: Kept<Account>] = [:]
    /// The roles of accounts that were looked up one by one; nil where they may not be read.
    private var assignments: [GUID: Kept<[RoleAssignment]?>] = [:]
    private var told: Set<String> = []

    /// In seconds: longer than a run, shorter than an afternoon at the prompt.
    private static let lifetime = 300

    func holders(now: Instant) -> RoleHolders? { Self.fresh(holders, now) }
    func populations(now: Instant) -> [Population]? { Self.fresh(populations, now) }
    func account(_ name: String, now: Instant) -> Account? { Self.fresh(accounts[name.lowercased()], now) }

    func keep(_ holders: RoleHolders, now: Instant) { self.holders = Kept(value: holders, at: now) }
    func keep(_ populations: [Population], now: Instant) { self.populations = Kept(value: populations, at: now) }
    func keep(_ account: Account, _ name: String, now: Instant) {
        if accounts.count > 10_000 { accounts = [:] }
        accounts[name.lowercased()] = Kept(value: account, at: now)
    }

    func assignments(of account: GUID, now: Instant) -> [RoleAssignment]?? { Self.fresh(assignments[account], now) }
    func keep(_ held: [RoleAssignment]?, of account: GUID, now: Instant) {
        assignments[account] = Kept(value: held, at: now)
    }

    /// Whether so many accounts were looked up that the next ones are better found among all role holders.
    var isAskedForMany: Bool { assignments.count >= Self.fewAccounts }

    private static let fewAccounts = 3

    /// Whether a text has not been reported before.
    func isNews(_ text: String) -> Bool { told.insert(text).inserted }

    private static func fresh<Value>(_ kept: Kept<Value>?, _ now: Instant) -> Value? {
        kept.flatMap { now.seconds - $0.at.seconds < lifetime ? $0.value : nil }
    }
}
