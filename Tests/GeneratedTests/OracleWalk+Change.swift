import Interpreter
import PhotoPolicy

extension OracleWalk {
    mutating func apply(
        _ draft: OracleDraft, _ despite: [String], _ seen: Outcome, _ world: inout OracleWorld, _ level: inout Level
    ) {
        let plan = OraclePlan(world, draft)
        // The documents leave open whether an empty draft may be applied by somebody without the right.
        let isOpen = !plan.findings.open.isDisjoint(with: ["operator-may-not-apply"])
        if isOpen, plan.stopping(despite: Set(despite)).isEmpty, seen.status == .refused { return isLost = true }
        guard permit(plan, despite, seen, &level) else { return }
        accept(plan, seen, &world)
        if plan.proposed != plan.current {
            world.applies.append(OracleWorld.Apply(before: plan.current, after: plan.proposed))
        }
    }

    mutating func rollback(
        _ despite: [String], _ seen: Outcome, _ world: inout OracleWorld, _ level: inout Level
    ) {
        guard let place = world.applies.lastIndex(where: { !$0.isRolledBack }) else {
            return refused("nothing-to-roll-back", seen, &level)
        }
        let apply = world.applies[place]
        guard apply.after == world.settings.accepted else { return refused("drift", seen, &level) }
        // The documents leave open whether a list with a source other than `cloud` may be written back.
        if apply.before.isOdd { return isLost = true }
        let plan = OraclePlan(world, OracleDraft(source: apply.before.source, roles: apply.before.roles))
        guard permit(plan, despite, seen, &level) else { return }
        accept(plan, seen, &world)
        world.applies[place].isRolledBack = true
    }

    private mutating func refused(_ code: String, _ seen: Outcome, _ level: inout Level) {
        level.close(3)
        expectStatus("refused", seen)
        guard case .refused(let refusal) = seen.result else { return }
        if refusal.code != code { note("refusal: \(code), but \(refusal.code)", seen) }
    }

    /// Whether nothing stops a plan; what stops it is compared.
    private mutating func permit(
        _ plan: OraclePlan, _ despite: [String], _ seen: Outcome, _ level: inout Level
    ) -> Bool {
        let stopping = plan.stopping(despite: Set(despite))
        guard !stopping.isEmpty else { return true }
        level.close(3)
        expectStatus("refused", seen)
        guard case .refused(let refusal) = seen.result else { return false }
        let found = Set(refusal.findings.map(\.code.rawValue)).subtracting(plan.findings.open)
        if found != stopping { note("refusal: \(stopping.sorted()), but \(found.sorted())", seen) }
        if let shown = refusal.plan { compare(plan, shown, seen) }
        return false
    }

    private mutating func accept(_ plan: OraclePlan, _ seen: Outcome, _ world: inout OracleWorld) {
        expectStatus("done", seen)
        guard case .applied(let report) = seen.result else { return lose("kind: a change of the setting", seen) }
        compare(plan, report.plan, seen)
        world.emptyDraft()
        guard plan.proposed != plan.current else { return }
        world.settings.accept(plan.proposed, at: world.now)
        if OracleSight.settings(report.readBack) != plan.proposed { note("settings: what is read back", seen) }
        let slowest = Client.allCases.map(world.delay).max() ?? 0
        if report.inForceBy.seconds != world.now + slowest {
            note("in force by: \(Instant(seconds: world.now + slowest)), but \(report.inForceBy)", seen)
        }
    }

    mutating func photo(
        _ action: PhotoAction, _ target: Int?, _ actor: Int?, _ client: Client, _ seen: Outcome,
        _ world: inout OracleWorld, _ level: inout Level
    ) {
        guard let actor = actor ?? world.operatorPlace else { return lose("generator: nobody acts", seen) }
        let place = target ?? actor
        let other = OracleRequest.Target.other(isSynced: world.accounts[place].isSynced)
        let request = OracleRequest(
            actor: world.accounts[actor], action: action, target: place == actor ? .own : other, client: client)
        let id = world.accounts[place].id
        let isMissing = action == .remove && !world.photos.contains(id)
        guard let code = world.enforcedVerdict(request) ?? (isMissing ? "photo-missing" : nil) else {
            if action == .update { world.photos.insert(id) } else { world.photos.remove(id) }
            return expectStatus("done", seen)
        }
        level.close(3)
        expectStatus("refused", seen)
        guard case .photo(let report) = seen.result else { return lose("kind: a photo act", seen) }
        let answer = report.refusal?.code
        if answer != code { note("photo: \(code), but \(answer ?? "done")", seen) }
    }

    /// Applies changes of the simulated world other than the setting.
    mutating func change(
        _ statement: OracleStatement, _ seen: Outcome, _ world: inout OracleWorld, _ level: inout Level
    ) {
        switch statement {
        case .grant(let role, let place, let unit):
            world.accounts[place].assignments.insert(OracleAccount.Assignment(role: role, unit: unit))
        case .revoke(let role, let place):
            let held = world.accounts[place].assignments.filter { $0.role == role }
            guard !held.isEmpty, held.allSatisfy({ $0.group == nil }) else {
                level.close(3)
                return expectStatus("refused", seen)
            }
            world.accounts[place].assignments.subtract(held)
        case .mailboxSwitch(let name, let isOn):
            world.switches[name.lowercased(), default: OracleHistory(true)].accept(isOn, at: world.now)
        case .mailboxFor(let name, let places):
            world.switches[name.lowercased()] = world.switches[name.lowercased()] ?? OracleHistory(true)
            for place in places { world.accounts[place].policies.accept(name.lowercased(), at: world.now) }
        case .consent(let isOn): world.userConsent = isOn
        case .advance(let span):
            let end = span.map { world.now + $0 } ?? world.inForceMoment
            guard case .clock(_, let shown) = seen.result else { return lose("kind: the clock", seen) }
            if shown.seconds != end { note("clock: \(Instant(seconds: end)), but \(shown)", seen) }
            world.now = shown.seconds
        default: return lose("generator: no change", seen)
        }
        expectStatus("done", seen)
    }
}
