import PhotoPolicy
import Tenants

extension Session {
    func expect(_ claim: Claim, _ statement: Statement) async throws {
        let report = try await check(claim)
        if !report.holds { close(.expectation) }
        tell(
            statement, report.holds ? .held : .failed, .expectation(report),
            notes: report.holds ? report.hints : [])
    }

    private func check(_ claim: Claim) async throws -> ExpectationReport {
        switch claim {
        case .settings(let edit): try await checkSettings(edit)
        case .tenant(let claim): checkTenant(claim)
        case .finding(let code, let isPresent): try await checkFinding(code, isPresent)
        case .photo(let name, let isPresent): try await checkPhoto(name, isPresent)
        case .access(let text, let form): try await checkAccess(text, form)
        }
    }

    private func checkSettings(_ edit: SettingsEdit) async throws -> ExpectationReport {
        let current = try await world.tenant.service.state().acceptedSettings
        let holds = try edit.holds(in: current, ids: roleID)
        let drafted = world.draft.applied(to: current)
        return ExpectationReport(
            holds: holds, whenNot: "settings-differ",
            details: ["the settings are: \(current.statements(world.tenant.directory.roles).joined(separator: " "))"],
            hints: try !holds && drafted != current && edit.holds(in: drafted, ids: roleID)
                ? ["it would hold with the draft applied: `apply;`"] : [])
    }

    private func checkTenant(_ claim: TenantClaim) -> ExpectationReport {
        let identity = world.tenant.directory.tenant
        let isLive = world.tenant.isLive
        let domains = identity.verifiedDomains.joined(separator: ", ")
        return ExpectationReport(
            holds: isTrueNow(claim), whenNot: "tenant-mismatch",
            details: ["this is \(identity.displayName) (\(domains)), \(isLive ? "live" : "simulated")"], hints: [])
    }

    private func checkFinding(_ code: FindingCode, _ isPresent: Bool) async throws -> ExpectationReport {
        let findings = Plan(try await planInput(world.draft)).findings
        let found = findings.first { $0.code == code }
        return ExpectationReport(
            holds: (found != nil) == isPresent, whenNot: "expectation-failed",
            details: [
                found.map { "\($0.severity.rawValue) \($0.code.rawValue): \($0.message)" }
                    ?? "the plan raises: \(findings.map(\.code.rawValue).joined(separator: ", "))"
            ],
            hints: [])
    }

    private func checkPhoto(_ name: UserName, _ isPresent: Bool) async throws -> ExpectationReport {
        let account = try await account(name)
        let photo = try await world.tenant.service.photo(of: account.id)
        return ExpectationReport(
            holds: (photo != nil) == isPresent, whenNot: "expectation-failed",
            details: [
                photo.map { "\(account.userPrincipalName) has a photo of \($0.bytes.count) bytes" }
                    ?? "\(account.userPrincipalName) has no photo"
            ], hints: [])
    }

    private func checkAccess(_ text: QuestionText, _ form: AccessForm) async throws -> ExpectationReport {
        let claim = try await accessClaim(text, form)
        let state = try await state(at: text.moment)
        let populations = try await world.tenant.directory.populations()
        let roles = world.tenant.directory.roles
        let result = Answerer(state: state, roles: roles).check(claim, populations: populations)
        if result.holds {
            return ExpectationReport(
                holds: true, whenNot: "", details: [],
                hints: result.isAboutNobody ? ["it holds of nobody: the population is empty"] : [])
        }
        var hints: [String] = []
        if text.moment != .onceInForce,
            Answerer(state: state.onceInForce, roles: roles).check(claim, populations: populations).holds
        {
            let moment = state.settles.map { ", by \($0)" } ?? ""
            hints.append("it would hold once in force\(moment)")
        }
        if !world.draft.isEmpty, draftAnswerer(state).check(claim, populations: populations).holds {
            hints.append("it would hold with the draft applied and in force")
        }
        return ExpectationReport(
            holds: false, whenNot: result.isAboutNobody ? "population-empty" : "expectation-failed",
            details: result.isAboutNobody
                ? ["there is no such account"] : result.details(profile: state.environment.profile),
            hints: hints)
    }
}

extension ExpectationReport {
    init(holds: Bool, whenNot code: String, details: [String], hints: [String]) {
        self.init(holds: holds, code: holds ? nil : code, details: holds ? [] : details, hints: hints)
    }
}

extension ClaimResult {
    /// A line for each contradicting actor: what each client answers, equal answers together.
    func details(profile: ServiceProfile) -> [String] {
        let shown = contradictions.prefix(8).map { contradiction in
            let row = contradiction.row
            let who =
                row.actor.count == 1
                ? row.actor.samples.first ?? row.actor.label : "\(row.actor.count) \(row.actor.label)"
            return "\(who), \(row.target): wanted \(contradiction.wanted), but \(contradiction.words)"
        }
        return shown + (contradictions.count > 8 ? ["and \(contradictions.count - 8) more"] : [])
    }
}

extension ClaimResult.Contradiction {
    /// What the clients answer that contradict the claim; all of them where each would do and none does.
    fileprivate var words: String {
        let isElsewhere = { (cell: AccessRow.Cell) in cell.answer.outcome.rawValue != wanted }
        return row.cells.contains(where: isElsewhere) ? row.cells.filter(isElsewhere).inWords : row.cells.inWords
    }
}

extension AccessRow {
    /// `allowed via Delve, Microsoft Teams; role-not-allowed via Microsoft Graph`.
    package var answersInWords: String { cells.inWords }
}

extension [AccessRow.Cell] {
    fileprivate var inWords: String {
        var groups: [(answer: String, clients: [String])] = []
        for cell in self {
            let answer = cell.answer.words
            let client = cell.client?.word ?? ""
            if let index = groups.firstIndex(where: { $0.answer == answer }) {
                groups[index].clients.append(client)
            } else {
                groups.append((answer, [client]))
            }
        }
        return groups.map { group in
            let clients = group.clients.filter { !$0.isEmpty }.joined(separator: ", ")
            return clients.isEmpty ? group.answer : "\(group.answer) via \(clients)"
        }.joined(separator: "; ")
    }
}

extension Answer {
    /// `allowed`, `refused (role-not-allowed)`, `unsettled: … now, … by …`, or `unknown: … or …`.
    package var words: String {
        let possible = verdicts.map { $0.map { "refused (\($0.rawValue))" } ?? "allowed" }
        return switch outcome {
        case .allowed: "allowed"
        case .refused: "refused (\(reasons.map(\.rawValue).joined(separator: " or ")))"
        case .unsettled:
            "unsettled: " + possible.joined(separator: ", then ") + (settles.map { ", by \($0)" } ?? "")
        case .unknown:
            "unknown, for the settings hold what this version does not understand: \(possible.joined(separator: " or "))"
        }
    }
}

extension SettingsEdit {
    /// Whether settings are what the edit would make of the property; lists compare as sets.
    func holds(in settings: PhotoUpdateSettings, ids: (RoleName) throws -> GUID) rethrows -> Bool {
        switch self {
        case .source(let source): settings.source == source.value
        case .everyone: settings.allowedRoles.isEmpty && settings.otherRoles.isEmpty
        case .roles(let names):
            try settings.otherRoles.isEmpty && Set(names.map(ids)) == Set(settings.allowedRoles)
        }
    }
}
