import PhotoPolicy
import Resolution
import Tenants

/// Checks what a script expects of its world.
struct Expectations {
    let world: World

    func expect(_ claim: Claim) async throws -> Reply {
        let report = try await check(claim)
        let notes = report.holds ? report.hints.map(Note.hint) : []
        return Reply(.expectation(report), report.holds ? .held : .failed, notes: notes)
    }

    private func check(_ claim: Claim) async throws -> ExpectationReport {
        switch claim {
        case .settings(let edit): return try await checkSettings(edit)
        case .tenant(let claim):
            let identity = world.tenant.directory.tenant
            return ExpectationReport(
                holds: world.tenant.satisfies(claim), or: .tenant(identity, isLive: world.tenant.isLive))
        case .finding(let code, let isPresent):
            let input = try await world.planInput(world.draft)
            let findings = Plan(input).findings
            let found = findings.first { $0.code == code }
            if found == nil, !input.knowsRoleHolders, code.restsOnRoleHolders {
                return ExpectationReport(failure: .holdersUnknown, hints: [])
            }
            return ExpectationReport(
                holds: (found != nil) == isPresent,
                or: found.map(ExpectationReport.Failure.raises) ?? .raisesOnly(findings.map(\.code)))
        case .photo(let name, let isPresent):
            let account = try await world.names.account(name)
            let photo = try await world.tenant.service.photo(of: account.id)
            return ExpectationReport(
                holds: (photo != nil) == isPresent,
                or: .photo(of: account.userPrincipalName, bytes: photo?.bytes.count))
        case .access(let question, let form): return try await checkAccess(question, form)
        }
    }

    private func checkSettings(_ edit: SettingsEdit) async throws -> ExpectationReport {
        let current = try await world.tenant.service.state().acceptedSettings
        let ids = world.names.roleID
        guard try !edit.holds(in: current, ids: ids) else { return ExpectationReport(failure: nil, hints: []) }
        let drafted = world.draft.applied(to: current)
        let hints: [ExpectationReport.Hint] =
            try drafted != current && edit.holds(in: drafted, ids: ids) ? [.withDraftApplied] : []
        return ExpectationReport(failure: .settings(current), hints: hints)
    }

    private func checkAccess(_ question: Question, _ form: AccessForm) async throws -> ExpectationReport {
        let claim = try await world.names.claim(question, form)
        let state = try await world.state(at: question.moment)
        let populations = try await world.tenant.directory.populations()
        let roles = world.roles
        let result = Answerer(state: state, roles: roles).check(claim, populations: populations)
        let knowsHolders = try await world.tenant.directory.knowsRoleHolders()
        if claim.isOpen(result, knowsRoleHolders: knowsHolders) {
            return ExpectationReport(failure: .holdersUnknown, hints: [])
        }
        if result.holds {
            return ExpectationReport(failure: nil, hints: result.isAboutNobody ? [.isAboutNobody] : [])
        }
        var hints: [ExpectationReport.Hint] = []
        if question.moment != .onceInForce,
            Answerer(state: state.onceInForce, roles: roles).check(claim, populations: populations).holds
        {
            hints.append(.onceInForce(by: state.settles))
        }
        if !world.draft.isEmpty, world.draftAnswerer(state).check(claim, populations: populations).holds {
            hints.append(.withDraftInForce)
        }
        return ExpectationReport(failure: result.isAboutNobody ? .populationEmpty : .access(result), hints: hints)
    }
}

extension ExpectationReport {
    fileprivate init(holds: Bool, or failure: Failure) { self.init(failure: holds ? nil : failure, hints: []) }
}

extension AccessClaim {
    /// Whether a result may change if accounts hold roles that could not be read: roles let people in, and shut nobody
    /// out.
    func isOpen(_ result: ClaimResult, knowsRoleHolders: Bool) -> Bool {
        if case .accounts(let accounts) = question.subject {
            return !accounts.allSatisfy(\.knowsRoles) && result.holds == (form != .can)
        }
        guard !knowsRoleHolders else { return false }
        switch (form, question.subject) {
        case (.onlyRoles, _): return true
        case (_, .role): return result.holds == (form != .can) || result.isAboutNobody
        case (.can, _), (.cannot, .endUsers): return false
        case (.cannot, _): return result.holds
        }
    }
}

extension Tenant {
    /// Whether what a script claims about its tenant is true.
    func satisfies(_ claim: TenantClaim) -> Bool {
        switch claim {
        case .named(let name): directory.tenant.isNamed(name)
        case .live: isLive
        case .simulated: !isLive
        }
    }
}

extension SettingsEdit {
    /// Whether the edited property already has the value that the edit would give it; lists compare as sets.
    func holds(in settings: PhotoUpdateSettings, ids: (RoleName) throws -> GUID) rethrows -> Bool {
        switch self {
        case .source(let source): settings.source == source.value
        case .everyone: settings.allowedRoles.isEmpty && settings.otherRoles.isEmpty
        case .roles(let names):
            try settings.otherRoles.isEmpty && Set(names.map(ids)) == Set(settings.allowedRoles)
        }
    }
}
