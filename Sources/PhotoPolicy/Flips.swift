extension Answerer {
    /// Statements each of which alone would turn the answer to a request, once in force; smallest first.
    package func flips(of request: PhotoRequest, actor: String) -> [String] {
        let wasAllowed = settledVerdict(on: request, state.onceInForce) == nil
        var found: [String] = []
        for change in settingsChanges() + worldChanges(request, actor: actor) {
            let (changed, asked) = change.make(state, request)
            if (settledVerdict(on: asked, changed.onceInForce) == nil) != wasAllowed {
                found.append(change.statement)
            }
        }
        return found
    }

    private struct Change {
        let statement: String
        let make: (ServiceState, PhotoRequest) -> (ServiceState, PhotoRequest)
    }

    private func settledVerdict(on request: PhotoRequest, _ state: ServiceState) -> Verdict {
        Answerer(state: state, roles: roles).answer(request).after
    }

    /// One property changed: another source, the list opened, one supported role more or less.
    private func settingsChanges() -> [Change] {
        let current = state.acceptedSettings
        let supported = state.environment.profile.supportedRoles.members.map { roles[$0] }
        var drafts: [(String, Draft)] = [
            ("source any;", Draft(source: .any)), ("source cloud;", Draft(source: .cloud)),
            ("source onPremises;", Draft(source: .onPremises)), ("allow everyone;", Draft(roles: .everyone)),
        ]
        for role in supported {
            let isListed = current.allowedRoles.contains(role.id)
            let ids = isListed ? current.allowedRoles.filter { $0 != role.id } : current.allowedRoles + [role.id]
            guard !ids.isEmpty, current.source == .cloud else { continue }
            let words = ids.map { roles.role(id: $0)?.word ?? $0.description }
            drafts.append(("allow roles [\(words.joined(separator: ", "))];", Draft(roles: .roles(ids))))
        }
        return drafts.compactMap { statement, draft in
            let settings = draft.applied(to: current)
            guard settings != current else { return nil }
            return Change(statement: statement) { ($0.accepting(settings), $1) }
        }
    }

    /// One fact of the actor or of the tenant changed.
    private func worldChanges(_ request: PhotoRequest, actor: String) -> [Change] {
        var changes: [Change] = []
        for index in state.environment.profile.photoWritingRoles.members {
            let holds = request.actor.activeRoles.contains(index)
            let word = roles[index].word
            changes.append(
                Change(statement: holds ? "revoke role \(word) from \(actor);" : "grant role \(word) to \(actor);") {
                    state, request in
                    var request = request
                    if holds {
                        request.actor.activeRoles.remove(index)
                    } else {
                        request.actor.activeRoles.insert(index)
                    }
                    return (state, request)
                })
        }
        let policy = state.mailboxPolicies.policy(of: request.actor.mailboxPolicy)
        let isOn = policy.photosEnabled.accepted
        changes.append(
            Change(statement: "mailbox policy \"\(policy.name)\" photos \(isOn ? "off" : "on");") { state, request in
                var state = state
                state.mailboxPolicies.setPhotos(!isOn, in: policy.name, at: state.now)
                return (state, request)
            })
        let mayConsent = state.environment.userConsent
        changes.append(
            Change(statement: "consent \(mayConsent ? "off" : "on");") { state, request in
                var state = state
                state.environment.userConsent = !mayConsent
                return (state, request)
            })
        return changes
    }
}
