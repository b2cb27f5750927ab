import PhotoPolicy
import Rendering
import Tenants
import Text

extension Fuzzed {
    /// Checks that any bytes load as a tenant or give an error with a path, and that a tenant can be saved, loads as
    /// the same world again, and survives every plan.
    static func checkTenantFile(_ bytes: [UInt8]) async throws {
        let tenant: SimulatedTenant
        do {
            tenant = try SimulatedTenant.load(json: bytes)
        } catch {
            try require(!error.path.isEmpty && !error.message.isEmpty, "an error that says nothing")
            try requireHarmless(Visible.text("\(error.path): \(error.message)\(error.help ?? "")"), "the error")
            return
        }
        try await requireSavable(tenant)
        let state = tenant.service.state()
        let populations = try await tenant.directory.populations()
        var operatorAccount: Account?
        if let name = tenant.operatorName { operatorAccount = try await tenant.directory.account(named: name) }
        for draft in drafts {
            let plan = Plan(
                PlanInput(
                    state: state, roles: tenant.directory.roles, populations: populations, draft: draft,
                    operatorAccount: operatorAccount))
            try require(plan.inForceBy >= state.now, "in force before it is accepted")
        }
        let answerer = Answerer(state: state.later(by: .hours(1)), roles: tenant.directory.roles)
        for targets in [PhotoTargets.own, .others] {
            let question = AccessQuestion(
                subject: .everyone, action: .photo(.update, targets), clients: Client.allCases)
            for row in answerer.rows(question, populations: populations) {
                try require(row.actor.count > 0, "a row about nobody")
            }
        }
    }

    /// Checks that a saved tenant loads as the same world.
    static func requireSavable(_ tenant: SimulatedTenant) async throws {
        let saved = try tenant.saved()
        let again: SimulatedTenant
        do {
            again = try SimulatedTenant.load(json: saved)
        } catch {
            throw Fault(description: "saved, it does not load: \(error.path): \(error.message)")
        }
        try require(try again.saved() == saved, "saved twice, the files differ")
        let (one, two) = (tenant.service.state(), again.service.state())
        try require(one.conditions == two.conditions, "saved, the environment differs")
        try require(one.settings == two.settings, "saved, the settings differ")
        try require(one.mailboxPolicies.policies == two.mailboxPolicies.policies, "saved, the mailbox policies differ")
        try require(one.delays == two.delays && one.now == two.now, "saved, delays or clock differ")
        try require(tenant.service.photos == again.service.photos, "saved, the photos differ")
        try require(tenant.service.replacedPhotos == again.service.replacedPhotos, "saved, the photos' backups differ")
        try require(tenant.history == again.history, "saved, the history differs")
        try require(tenant.operatorName == again.operatorName, "saved, the operator differs")
        try require(tenant.directory.tenant == again.directory.tenant, "saved, the tenant's identity differs")
        try await require(try accounts(tenant) == accounts(again), "saved, the accounts differ")
        try await require(
            try tenant.directory.administrativeUnits() == again.directory.administrativeUnits(),
            "saved, the units differ")
    }

    private static func require(_ holds: () async throws -> Bool, _ fact: String) async throws {
        if try await !holds() { throw Fault(description: fact) }
    }

    /// Returns the accounts, each with its mailbox policies by name because their slots may be numbered differently.
    private static func accounts(_ tenant: SimulatedTenant) async throws -> [String] {
        let policies = tenant.service.state().mailboxPolicies
        return try await tenant.directory.accounts(beginningWith: "", limit: .max).map { account in
            var facts = account.facts
            facts.mailboxPolicy = .standard
            let timeline = policies.assignment(of: account.facts.mailboxPolicy)
            return "\(account.id) \(account.userPrincipalName) \(account.displayName) \(facts) "
                + "\(policies.policies[timeline.first].name) "
                + timeline.changes.map { "\(policies.policies[$0.value].name) \($0.accepted)" }.joined(separator: ", ")
        }
    }

    private static let drafts: [Draft] = {
        let userAdmin = RoleCatalog.builtIn.role(named: "UserAdmin").map { [$0.id] } ?? []
        return [
            Draft(), Draft(source: .any), Draft(source: .onPremises), Draft(source: .cloud, roles: .everyone),
            Draft(source: .cloud, roles: .roles(userAdmin)), Draft(roles: .roles([GUID(high: 1, low: 2)])),
        ]
    }()
}
