import PhotoPolicy

/// Answers account by account, target by target and client by client, with nothing of the code under test but the
/// decision itself. Equal questions to that are asked once.
final class BruteForce {
    enum Moment: Hashable {
        case at(Int)
        /// Everything accepted is in force, and these are the settings.
        case settled(PhotoUpdateSettings)
    }

    enum Target: Hashable {
        case own
        case other(isSynced: Bool)
    }

    private struct Question: Hashable {
        let actor: Int
        let action: PhotoAction
        let target: Target
        let client: Client
        let scopes: ScopeSet?
        let moment: Moment
    }

    let tenant: GeneratedTenant
    let roles: RoleCatalog
    /// Facts as the test concludes them; mailbox policies apart, which the decision does not look at.
    let facts: [AccountFacts]
    private var known: [Question: [Verdict]] = [:]

    init(_ tenant: GeneratedTenant, roles: RoleCatalog) {
        self.tenant = tenant
        self.roles = roles
        facts = tenant.accounts.map { account in
            func set(_ isMeant: (GeneratedTenant.Assignment) -> Bool) -> RoleSet {
                RoleSet(account.assignments.filter(isMeant).compactMap { roles.role(id: $0.role)?.index })
            }
            let active = set { !$0.isEligible && !$0.isScoped }
            let scoped = set { !$0.isEligible && $0.isScoped }.subtracting(active)
            return AccountFacts(
                activeRoles: active, eligibleRoles: set { $0.isEligible && !$0.isScoped }.subtracting(active),
                scopedRoles: scoped,
                scopedEligibleRoles: set { $0.isEligible && $0.isScoped }.subtracting(active).subtracting(scoped),
                traits: account.traits)
        }
    }

    /// Every verdict that may be met, the one before all changes first, the one after them last.
    func verdicts(
        _ actor: Int, _ action: PhotoAction, _ target: Target, _ client: Client, _ scopes: ScopeSet?, _ moment: Moment
    ) -> [Verdict] {
        let question = Question(
            actor: actor, action: action, target: target, client: client, scopes: scopes, moment: moment)
        if let verdicts = known[question] { return verdicts }
        let other: PhotoTarget? =
            switch target {
            case .own: nil
            case .other(let isSynced): PhotoTarget(isSynced: isSynced)
            }
        let request = PhotoRequest(actor: facts[actor], action: action, target: other, client: client, scopes: scopes)
        var verdicts: [Verdict] = []
        for settings in settings(at: client, moment) {
            let decision = Decision(
                environment: tenant.environment, policy: EnforcedPolicy(settings, roles: roles))
            for isOn in photosOn(actor, moment) {
                verdicts.append(decision.verdict(on: request, mailboxPhotosEnabled: isOn))
            }
        }
        known[question] = verdicts
        return verdicts
    }

    private func settings(at client: Client, _ moment: Moment) -> [PhotoUpdateSettings] {
        switch moment {
        case .settled(let settings): [settings]
        case .at(let now): Self.possible(tenant.settings, now, tenant.delay(client))
        }
    }

    /// Both the account's policy and the policy's switch may still be spreading.
    private func photosOn(_ actor: Int, _ moment: Moment) -> [Bool] {
        let policies = tenant.accounts[actor].policies
        switch moment {
        case .settled: return [policies.last?.value].map { tenant.switches[$0 ?? ""]?.last?.value ?? true }
        case .at(let now):
            return Self.possible(policies, now, tenant.mailboxDelay).flatMap {
                Self.possible(tenant.switches[$0] ?? [], now, tenant.mailboxDelay)
            }
        }
    }

    /// What has spread everywhere, then everything accepted after it.
    private static func possible<Value>(
        _ history: [GeneratedTenant.Since<Value>], _ now: Int, _ delay: Int
    ) -> [Value] {
        var result: [Value] = []
        for entry in history {
            if entry.accepted == GeneratedTenant.beginning || entry.accepted + delay <= now { result = [] }
            result.append(entry.value)
        }
        return result
    }
}

extension BruteForce {
    /// Whether the pairs of an actor and a target that a claim is about are as it says.
    func holds(_ claim: GeneratedClaim, _ moment: Moment) -> Bool {
        let pairs = claim.actors(tenant, facts).flatMap { actor in
            claim.targets(tenant, of: actor).map { (actor, $0) }
        }
        func cells(_ actor: Int, _ target: Target) -> [[Verdict]] {
            claim.askedClients.map { verdicts(actor, claim.action, target, $0, claim.scopes, moment) }
        }
        func can(_ actor: Int, _ target: Target) -> Bool {
            let allowed = cells(actor, target).map { $0.allSatisfy { $0 == nil } }
            return claim.clients == nil ? allowed.contains(true) : !allowed.contains(false)
        }
        func cannot(_ actor: Int, _ target: Target) -> Bool {
            cells(actor, target).allSatisfy { $0.allSatisfy { $0 != nil } }
        }
        func because(_ reason: Reason, _ actor: Int, _ target: Target) -> Bool {
            let given = cells(actor, target).map { $0.allSatisfy { $0 == reason } }
            return claim.clients == nil ? given.contains(true) : !given.contains(false)
        }
        switch claim.form {
        case .can: return !pairs.isEmpty && pairs.allSatisfy(can)
        case .cannot(nil): return pairs.allSatisfy(cannot)
        case .cannot(let reason?):
            return pairs.allSatisfy { cannot($0, $1) && because(reason, $0, $1) }
        case .onlyRoles(let list):
            let isHolder = { (actor: Int) in list.contains { self.facts[actor].activeRoles.contains($0) } }
            let holders = pairs.filter { isHolder($0.0) }
            return !holders.isEmpty && holders.allSatisfy(can)
                && pairs.filter { !isHolder($0.0) }.allSatisfy(cannot)
        }
    }
}
