import PhotoPolicy
import Resolution
import Tenants

/// What a what-if block copies, and what one session hands on to the next: a value, so a fork is a copy.
package struct World: Sendable {
    package internal(set) var tenant: Tenant
    package internal(set) var draft = Draft()
    /// The settings that the last plan since the last edit started from.
    var plannedFrom: PhotoUpdateSettings?
    /// Whether the last plan differed from the tenant and was not applied.
    package internal(set) var lastPlanDiffers = false
    var variables: [String: [String]] = [:]
    /// Whether somebody else will later carry out what is applied here.
    var isRecording = false
    /// Whether answers and plans list each account by name, besides counting them.
    var namesAccounts = false

    package init(tenant: Tenant, namesAccounts: Bool = false) {
        self.tenant = tenant
        self.namesAccounts = namesAccounts
    }

    var names: TenantNames { TenantNames(tenant) }
    var roles: RoleCatalog { tenant.directory.roles }

    func state(at moment: Question.Moment) async throws -> ServiceState {
        let state = try await tenant.service.state()
        switch moment {
        case .now: return state
        case .after(let span): return state.later(by: span)
        case .onceInForce: return state.onceInForce
        }
    }

    func planInput(_ draft: Draft) async throws -> PlanInput {
        let operatorAccount = try await tenant.operatorAccount()
        // Read before the state: at the latest, the accounts show whether a live tenant synchronises.
        let populations = try await tenant.directory.populations()
        var state = try await tenant.service.state()
        var scopes = tenant.operatorScopes
        if isRecording, tenant.isLive {
            // A plan is recorded with a sign-in that may only read; whoever carries it out needs the scope.
            scopes.formUnion(.writesPolicy)
            state.conditions.adminConsent.formUnion(.writesPolicy)
        }
        return PlanInput(
            state: state, roles: roles, populations: populations,
            knowsRoleHolders: try await tenant.directory.knowsRoleHolders(), draft: draft,
            operatorAccount: operatorAccount, operatorScopes: scopes, isLive: tenant.isLive)
    }

    /// Answers as if the draft were applied and in force.
    func draftAnswerer(_ state: ServiceState) -> Answerer {
        let drafted = state.accepting(draft.applied(to: state.acceptedSettings)).onceInForce
        return Answerer(state: drafted, roles: roles)
    }
}

extension Tenant {
    /// The account that runs scripts; nil for nobody, or an application.
    fileprivate func operatorAccount() async throws -> Account? {
        guard let operatorName else { return nil }
        return try await directory.account(named: operatorName)
    }
}

/// The result of a statement, before its place and tenant are added.
struct Reply {
    var status: Outcome.Status = .done
    let result: Outcome.Result
    var notes: [Note] = []
    /// Ends the run once the statement has been reported.
    var fault: (any Error)?

    init(
        _ result: Outcome.Result, _ status: Outcome.Status = .done, notes: [Note] = [], fault: (any Error)? = nil
    ) {
        self.result = result
        self.status = status
        self.notes = notes
        self.fault = fault
    }
}
