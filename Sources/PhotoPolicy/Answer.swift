/// What the rules say while changes may still be spreading.
package struct Answer: Sendable, Hashable {
    /// The possible verdicts without repetition, in time order: the first holds before the changes, the last once they
    /// are in force. Never empty.
    package let verdicts: [Verdict]
    /// The earliest moment from which the outcome is certain; nil when it already is, or when time will not settle it.
    package let settles: Instant?

    package init(verdicts: [Verdict], settles: Instant?) {
        self.verdicts = verdicts
        self.settles = verdicts.isMixed ? settles : nil
    }

    package init(_ verdict: Verdict) {
        self.init(verdicts: [verdict], settles: nil)
    }

    package enum Outcome: String, Sendable, Hashable {
        case allowed, refused
        /// It depends on how far a change has spread.
        case unsettled
        /// It depends on a part of the settings that this version does not understand.
        case unknown
    }

    package var outcome: Outcome {
        if verdicts.isMixed { return settles == nil ? .unknown : .unsettled }
        return before == nil ? .allowed : .refused
    }

    /// Every rule that may turn out to be the one that refuses.
    package var reasons: [Reason] { verdicts.compactMap(\.self) }

    package var before: Verdict { verdicts.first ?? nil }
    package var after: Verdict { verdicts.last ?? nil }
}

/// Answers questions about one state; holds what many questions share.
package struct Answerer: Sendable {
    package let state: ServiceState
    package let roles: RoleCatalog
    /// For each client, the settings that may hold there now, in time order, each in every reading.
    private let decisions: [Client: [[Decision]]]

    package init(state: ServiceState, roles: RoleCatalog) {
        self.state = state
        self.roles = roles
        var decisions: [Client: [[Decision]]] = [:]
        for client in Client.allCases {
            let possible = state.settings.possible(at: state.now, delay: state.delays[client])
            decisions[client] = possible.map { settings in
                settings.readings.map {
                    Decision(conditions: state.conditions, policy: EnforcedPolicy($0, roles: roles))
                }
            }
        }
        self.decisions = decisions
    }

    /// The decision that has spread everywhere in a client at the state's time.
    package func settledDecision(at client: Client) -> Decision? { decisions[client]?.first?.first }

    package func answer(_ request: PhotoRequest) -> Answer {
        let photos = photosEnabled(for: request, at: state.now)
        let decisions = decisions[request.client] ?? []
        if decisions.count == 1, decisions[0].count == 1, photos.count == 1 {
            return Answer(decisions[0][0].verdict(on: request, mailboxPhotosEnabled: photos[0]))
        }
        let verdicts = Self.verdicts(on: request, decisions[...], photos)
        return Answer(
            verdicts: Self.withoutRepetition(verdicts), settles: verdicts.isMixed ? settles(request) : nil)
    }

    /// The two controls spread independently: any pairing may occur. The first pair is the settled one, the last the
    /// accepted one.
    private static func verdicts(
        on request: PhotoRequest, _ decisions: ArraySlice<[Decision]>, _ photos: [Bool]
    ) -> [Verdict] {
        var verdicts: [Verdict] = []
        for readings in decisions {
            for decision in readings {
                for isEnabled in photos {
                    verdicts.append(decision.verdict(on: request, mailboxPhotosEnabled: isEnabled))
                }
            }
        }
        return verdicts
    }

    private func photosEnabled(for request: PhotoRequest, at instant: Instant) -> [Bool] {
        state.mailboxPolicies.possiblePhotosEnabled(
            request.actor.mailboxPolicy, at: instant, delay: state.delays.mailboxPolicies)
    }

    package func answer(_ request: PolicyChangeRequest) -> Answer {
        Answer(state.conditions.verdict(on: request))
    }

    /// The first moment at which something comes into force and from which all possible verdicts agree.
    private func settles(_ request: PhotoRequest) -> Instant? {
        guard state.acceptedSettings.isUnderstood else { return nil }
        let delay = state.delays[request.client]
        let moments =
            state.settings.settlings(after: state.now, delay: delay)
            + state.mailboxPolicies.settlings(
                request.actor.mailboxPolicy, after: state.now, delay: state.delays.mailboxPolicies)
        return moments.sorted().first { moment in
            let left = state.settings.possible(at: moment, delay: delay).count
            let decisions = (decisions[request.client] ?? []).suffix(left)
            return !Self.verdicts(on: request, decisions, photosEnabled(for: request, at: moment)).isMixed
        }
    }

    /// Each verdict once; the last stays last, because it is the one that will hold.
    private static func withoutRepetition(_ verdicts: [Verdict]) -> [Verdict] {
        var result: [Verdict] = []
        for verdict in verdicts.dropLast() where !result.contains(verdict) { result.append(verdict) }
        if let last = verdicts.last, result.last != .some(last) { result.append(last) }
        return result
    }
}

extension [Verdict] {
    /// Whether some of them allow and others refuse.
    fileprivate var isMixed: Bool { contains(nil) && contains { $0 != nil } }
}
