import PhotoPolicy
import Resolution

/// Looks for policies that fulfil claims, nearest to the current one first.
struct PolicyFinder {
    let world: World

    func find(_ placed: [PlacedClaim]) async throws -> Reply {
        let input = try await world.planInput(Draft())
        var claims: [SearchedClaim] = []
        for claim in placed { claims.append(try await predicate(claim.claim, input)) }
        let search = PolicySearch(
            input: input, namedRoles: Set(try placed.flatMap { try $0.claim.namedRoles.map(world.names.roleID) }),
            claims: claims.map(\.holds))
        let solutions = search.solutions()
        let conflict = solutions.isEmpty ? search.conflict() : []
        let report = SearchReport(
            solutions: solutions.map {
                SearchReport.Solution(
                    settings: $0.settings, guards: $0.guards, isCurrent: $0.settings == input.current)
            },
            conflict: conflict.map { index in
                SearchReport.ConflictingClaim(
                    words: placed[index].place.source.text(placed[index].place.span),
                    fulfilledBy: search.count(fulfilling: index),
                    rules: search.answerers(contradicting: index).flatMap(claims[index].rulesAgainst)
                        .withoutRepetition())
            },
            tried: search.tried, leftOut: search.leftOut)
        return Reply(.search(report), solutions.isEmpty ? .failed : .held)
    }

    private func predicate(_ claim: Claim, _ input: PlanInput) async throws -> SearchedClaim {
        switch claim {
        case .access(let question, let form):
            let claim = try await world.names.claim(question, form)
            return SearchedClaim {
                let result = $0.check(claim, populations: input.populations)
                // A claim that is not known to hold under a policy does not count as fulfilled.
                return result.holds && !claim.isOpen(result, knowsRoleHolders: input.knowsRoleHolders)
            } rulesAgainst: {
                $0.check(claim, populations: input.populations).verdictsOfSetting
            }
        case .settings(let edit):
            let ids = try edit.roleIDs(world.names.roleID)
            return SearchedClaim {
                edit.holds(in: $0.state.acceptedSettings) { ids[$0] ?? .defaultUserRoleDefinition }
            }
        case .finding(let code, let isPresent):
            return SearchedClaim { answerer in
                var input = input
                input.draft = Draft(from: input.current, to: answerer.state.acceptedSettings)
                let isRaised = Finding.all(of: input).contains { $0.code == code }
                if !isRaised, !input.knowsRoleHolders, code.restsOnRoleHolders { return false }
                return isRaised == isPresent
            }
        // The same under every policy.
        case .tenant(let claim):
            let holds = world.tenant.satisfies(claim)
            return SearchedClaim { _ in holds }
        case .photo(let name, let isPresent):
            let photo = try await world.tenant.service.photo(of: try await world.names.account(name).id)
            return SearchedClaim { _ in (photo != nil) == isPresent }
        }
    }
}

/// A claim as a question to a policy's answers, once the policy is in force.
private struct SearchedClaim {
    let holds: (Answerer) -> Bool
    /// What contradicts it there.
    var rulesAgainst: (Answerer) -> [Verdict] = { _ in [] }
}

extension ClaimResult {
    /// The answers that contradict the claim and depend on the setting: one of its rules, or nil for *allowed*.
    fileprivate var verdictsOfSetting: [Verdict] {
        contradictions.flatMap { $0.row.cells.map(\.answer.after) }.filter { $0?.isOfSetting ?? true }
    }
}

extension Claim {
    /// The roles that it names in a claim about the list.
    fileprivate var namedRoles: [RoleName] {
        if case .settings(.roles(let names)) = self { names } else { [] }
    }
}

extension SettingsEdit {
    /// The ids of the roles it names, resolved beforehand.
    fileprivate func roleIDs(_ resolve: (RoleName) throws -> GUID) rethrows -> [RoleName: GUID] {
        guard case .roles(let names) = self else { return [:] }
        return Dictionary(try names.map { ($0, try resolve($0)) }) { first, _ in first }
    }
}
