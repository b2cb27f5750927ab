import PhotoPolicy
import Tenants

extension GraphDirectory {
    /// Reads role holders one by one and everybody else as counts: one batch, plus what groups need.
    package func populations() async throws -> [Population] {
        if let known = await memory.populations(now: now) { return known }
        let act = "the directory could not be read"
        let known = await memory.holders(now: now)
        let classes = AccountClass.all
        var items = classes.map(\.item)
        if known == nil { items += Self.roleItems() }
        let answers = try await graph.batch(items, act)
        var holders = known
        if holders == nil {
            holders = try await roleHolders(Array(answers[classes.count...]))
        }
        var counted: [AccountClass: Counted] = [:]
        for (place, kind) in classes.enumerated() { counted[kind] = try Counted(answers[place].json(act), act) }
        let populations = Self.populations(counted, holders: holders?.holders ?? [])
        if populations.contains(where: { $0.facts.isSynced && $0.count > 0 }) {
            await facts.foundSynchronisedAccounts()
        }
        await memory.keep(populations, now: now)
        return populations
    }

    /// The directory's count of one class of accounts, and the first few in it.
    struct Counted: Sendable {
        let count: Int
        let samples: [Account]

        init(_ page: WireValue, _ act: String) throws {
            guard let count = page["@odata.count"]?.integer, count >= 0 else {
                throw ServiceError(.unreachable, .answerUnreadable, "\(act): an answer holds no count")
            }
            self.count = count
            samples = (page["value"]?.array ?? []).compactMap { WireAccount($0)?.account }
        }
    }

    /// Groups the holders by equal facts and all others by class: the count less the holders in the class.
    static func populations(_ counted: [AccountClass: Counted], holders: [Account]) -> [Population] {
        let held = Set(holders.map(\.id))
        var others: [Population] = []
        let counts = counted.mapValues(\.count)
        for kind in AccountClass.all {
            let count = kind.exactly(counts) - holders.count { $0.facts.traits == kind.traits }
            guard count > 0 else { continue }
            let samples = (counted[kind]?.samples ?? []).filter {
                $0.facts.traits == kind.traits && !held.contains($0.id)
            }
            others.append(
                Population(
                    facts: AccountFacts(traits: kind.traits), count: count,
                    samples: samples.prefix(Population.sampleLimit).map(\.userPrincipalName)))
        }
        return Population.grouping(holders) + others
    }
}
