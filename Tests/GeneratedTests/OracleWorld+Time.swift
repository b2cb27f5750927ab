import PhotoPolicy

extension OracleWorld {
    /// Returns every state of the mailbox policies that may apply to an account: its assignment and the policy's switch
    /// spread independently.
    func photosOn(_ account: OracleAccount, at moment: Int) -> [Bool] {
        account.policies.states(at: moment, delay: mailboxDelay).flatMap {
            switches[$0]?.states(at: moment, delay: mailboxDelay) ?? [true]
        }
    }

    func acceptedPhotosOn(_ account: OracleAccount) -> Bool { switches[account.policies.accepted]?.accepted ?? true }

    private func verdicts(_ request: OracleRequest, at moment: Int) -> Set<String> {
        var result: Set<String> = []
        for state in settings.states(at: moment, delay: delay(request.client)) {
            for isOn in photosOn(request.actor, at: moment) {
                result.insert(verdict(request, state, photosOn: isOn) ?? OracleAnswer.allowed)
            }
        }
        return result
    }

    func answer(_ request: OracleRequest, _ moment: OracleMoment) -> OracleAnswer {
        switch moment {
        case .inForce(let settings):
            let verdict = verdict(request, settings, photosOn: acceptedPhotosOn(request.actor))
            return OracleAnswer(verdicts: [verdict ?? OracleAnswer.allowed], settles: nil)
        case .at(let now):
            let met = verdicts(request, at: now)
            guard OracleAnswer.outcome(met) == "unsettled" else { return OracleAnswer(verdicts: met, settles: nil) }
            let ends =
                settings.ends(delay(request.client)) + request.actor.policies.ends(mailboxDelay)
                + switches.values.flatMap { $0.ends(mailboxDelay) }
            let settles = ends.filter { $0 > now }.sorted().first {
                OracleAnswer.outcome(verdicts(request, at: $0)) != "unsettled"
            }
            return OracleAnswer(verdicts: met, settles: settles)
        }
    }

    /// Returns the verdict that a photo act gets: a change takes effect exactly when its delay has passed.
    func enforcedVerdict(_ request: OracleRequest) -> String? {
        let policy = request.actor.policies.states(at: now, delay: mailboxDelay)[0]
        let isOn = switches[policy]?.states(at: now, delay: mailboxDelay)[0] ?? true
        return verdict(request, settings.states(at: now, delay: delay(request.client))[0], photosOn: isOn)
    }

    /// Whether a request is allowed once some settings are in force.
    func isAllowed(_ request: OracleRequest, under settings: OracleSettings) -> Bool {
        verdict(request, settings, photosOn: acceptedPhotosOn(request.actor)) == nil
    }
}
