/// What the rules say while changes may still be spreading.
package struct Answer: Sendable, Hashable {
    /// The possible verdicts without repetition, in the order of time: the first holds before the changes, the last
    /// once they are in force. Never empty.
    package let verdicts: [Verdict]
    /// When the last of them holds everywhere; nil when it already does, and when no time will tell.
    package let settles: Instant?

    package init(verdicts: [Verdict], settles: Instant?) {
        self.verdicts = verdicts
        self.settles = verdicts.count > 1 ? settles : nil
    }

    package init(_ verdict: Verdict) {
        self.init(verdicts: [verdict], settles: nil)
    }

    package enum Outcome: String, Sendable, Hashable {
        case allowed, refused
        /// It depends on how far a change has spread.
        case unsettled
        /// The settings hold what this version does not understand, and it depends on that.
        case unknown
    }

    package var outcome: Outcome {
        let isAllowed = verdicts[0] == nil
        guard verdicts.allSatisfy({ ($0 == nil) == isAllowed }) else {
            return settles == nil ? .unknown : .unsettled
        }
        return isAllowed ? .allowed : .refused
    }

    package var before: Verdict { verdicts.first ?? nil }
    package var after: Verdict { verdicts.last ?? nil }
}

/// Answers questions about one state; holds what many questions share.
package struct Answerer: Sendable {
    package let state: ServiceState
    package let roles: RoleCatalog
    private let decisions: [Client: [Decision]]

    package init(state: ServiceState, roles: RoleCatalog) {
        self.state = state
        self.roles = roles
        var decisions: [Client: [Decision]] = [:]
        for client in Client.allCases {
            let possible = state.settings.possible(at: state.now, delay: state.delays[client])
            decisions[client] = possible.flatMap(\.readings).map {
                Decision(environment: state.environment, policy: EnforcedPolicy($0, roles: roles))
            }
        }
        self.decisions = decisions
    }

    /// The decisions that may hold in a client at the state's time, in the order of time.
    package func decisions(at client: Client) -> [Decision] { decisions[client] ?? [] }

    package func answer(_ request: PhotoRequest) -> Answer {
        let state = state
        let photos = state.mailboxPolicies.possiblePhotosEnabled(
            request.actor.mailboxPolicy, at: state.now, delay: state.delays.mailboxPolicies)
        let decisions = decisions(at: request.client)
        if decisions.count == 1, photos.count == 1 {
            return Answer(decisions[0].verdict(on: request, mailboxPhotosEnabled: photos[0]))
        }
        // The two controls spread independently: each pairing may be met. The first pair is the settled one, the last
        // the accepted one.
        var verdicts: [Verdict] = []
        for decision in decisions {
            for isEnabled in photos {
                verdicts.append(decision.verdict(on: request, mailboxPhotosEnabled: isEnabled))
            }
        }
        return Answer(verdicts: Self.withoutRepetition(verdicts), settles: settles(request))
    }

    package func answer(_ request: PolicyChangeRequest) -> Answer {
        Answer(state.environment.verdict(on: request))
    }

    private func settles(_ request: PhotoRequest) -> Instant? {
        let state = state
        guard state.acceptedSettings.isUnderstood else { return nil }
        return [
            state.settings.settles(after: state.now, delay: state.delays[request.client]),
            state.mailboxPolicies.settles(
                request.actor.mailboxPolicy, after: state.now, delay: state.delays.mailboxPolicies),
        ].compactMap(\.self).max()
    }

    /// Each verdict once; the last stays last, for it is the one that will hold.
    private static func withoutRepetition(_ verdicts: [Verdict]) -> [Verdict] {
        var result: [Verdict] = []
        for verdict in verdicts.dropLast() where !result.contains(verdict) { result.append(verdict) }
        if let last = verdicts.last, result.last != .some(last) { result.append(last) }
        return result
    }
}
