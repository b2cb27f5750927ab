import PhotoPolicy
import Tenants

extension GraphDirectory {
    /// Returns the requests for who holds a role: assignments, eligibility, and which assignments were activated.
    ///
    /// - Parameter principal: the account or group asked about; nil for everybody.
    static func roleItems(of principal: GUID? = nil) -> [BatchItem] {
        let filter = principal.map { "$filter=" + WireText.percentEncoded("principalId eq '\($0)'") }
        func item(_ list: String, _ options: String?...) -> BatchItem {
            let options = options.compactMap(\.self).joined(separator: "&")
            return BatchItem("/roleManagement/directory/\(list)" + (options.isEmpty ? "" : "?" + options))
        }
        return [
            item("roleAssignments", filter, "$expand=principal"),
            item("roleEligibilitySchedules", filter, "$expand=principal"),
            item("roleAssignmentScheduleInstances", filter),
        ]
    }

    /// Returns everybody who holds a role, active or eligible, directly or through a group.
    func roleHolders() async throws -> RoleHolders {
        if let known = await memory.holders(now: now) { return known }
        return try await roleHolders(
            try await graph.batch(Self.roleItems(), "the role assignments could not be read"))
    }

    /// Returns the holders named by the answers to `roleItems`; requests what they leave open.
    func roleHolders(_ answers: [BatchAnswer]) async throws -> RoleHolders {
        var holders = RoleHolders()
        try await add(answers, to: &holders)
        try await addMembers(to: &holders)
        if !holders.isComplete, let tokenRoles { holders.add(tokenRoles) }
        try await addUnknown(to: &holders)
        await tell(activated: holders.activated)
        await memory.keep(holders, now: now)
        return holders
    }

    package func roleAssignments(of account: GUID) async throws -> [RoleAssignment]? {
        try await roleAssignments(of: account, memberships: nil)
    }

    /// - Parameter memberships: the answer to `memberships(of:)`, if already requested.
    func roleAssignments(of account: GUID, memberships: BatchAnswer?) async throws -> [RoleAssignment]? {
        if let known = await memory.holders(now: now) { return known.assignments(of: account) }
        if let known = await memory.assignments(of: account, now: now) { return known }
        guard await asksOneByOne else { return try await roleHolders().assignments(of: account) }
        let held = try await assignments(asking: account, memberships)
        await memory.keep(held, of: account, now: now)
        return held
    }

    /// Whether an account's roles are requested individually; when many are wanted, all roles are read at once.
    var asksOneByOne: Bool {
        get async {
            let knowsHolders = await memory.holders(now: now) != nil
            return await !memory.isAskedForMany && !knowsHolders
        }
    }

    /// Returns the request for the groups that an account is in. Groups to which roles are assigned do not nest (D).
    ///
    /// - Parameter account: its id, or its encoded name.
    static func memberships(of account: String) -> BatchItem {
        BatchItem(
            "/users/\(account)/memberOf/microsoft.graph.group?$select=id,displayName,isAssignableToRole"
                + "&$count=true&$top=999",
            headers: eventual)
    }

    private static let eventual = [(name: "ConsistencyLevel", value: "eventual")]

    /// Requests the roles of one account and of its groups, whatever the tenant's size; nil where they may not be read.
    private func assignments(asking account: GUID, _ known: BatchAnswer?) async throws -> [RoleAssignment]? {
        let act = "the role assignments could not be read"
        var memberships = known
        if memberships == nil {
            memberships = try await graph.batch([Self.memberships(of: account.description)], act).first
        }
        var groups: [GUID]?
        if let memberships { groups = try await assignableGroups(memberships, act) }
        let own = Self.roleItems(of: account)
        // A temporary activation is marked only on roles held directly.
        let items = own + (groups ?? []).flatMap { Self.roleItems(of: $0).dropLast() }
        let answers = try await graph.batch(items, act)
        var holders = RoleHolders()
        try await add(Array(answers.prefix(own.count)), to: &holders)
        guard holders.isComplete else {
            if let tokenRoles { holders.add(tokenRoles) }
            return holders.assignments(of: account)
        }
        guard let groups else {
            // Reading all holders shows whether it matters: perhaps no group has a role.
            return try await roleHolders().assignments(of: account)
        }
        for (place, group) in groups.enumerated() {
            let start = own.count + place * (own.count - 1)
            try await add(Array(answers[start..<start + own.count - 1]), to: &holders)
            holders.add(member: account, of: group)
        }
        return holders.assignments(of: account)
    }

    /// Returns those of a user's groups to which roles can be assigned; nil when some may not be read: the service
    /// lists these without their properties.
    private func assignableGroups(
        _ answer: BatchAnswer, _ act: String
    ) async throws -> [GUID]? {
        do {
            let groups = try await graph.rest(of: answer.json(act), headers: Self.eventual, act)
            guard groups.allSatisfy({ $0["displayName"] != nil }) else { return nil }
            return groups.filter { $0["isAssignableToRole"]?.bool == true }
                .compactMap { $0["id"]?.string.flatMap { GUID($0) } }
        } catch let error as ServiceError where error.kind == .notPermitted || error.kind == .refused {
            return nil
        }
    }

    /// Adds what the answers to `roleItems` say.
    private func add(_ answers: [BatchAnswer], to holders: inout RoleHolders) async throws {
        let act = "who holds which role could not be read"
        guard let active = try await readable(answers[0], act, in: &holders) else { return }
        for value in active { holders.add(value, kind: .active, roles: roles) }
        let eligible = try await schedules(
            answers[1], "the eligible roles could not be read",
            otherwise: "who holds a role only as eligible counts as holding none")
        for value in eligible ?? [] { holders.add(value, kind: .eligible, roles: roles) }
        // Both are refused for the same reason, so it is reported once.
        let activations =
            eligible == nil || answers.count < 3
            ? nil
            : try await schedules(
                answers[2], "activated roles could not be read", otherwise: "they count as held for good")
        for value in activations ?? [] { holders.mark(activation: value, roles: roles) }
    }

    /// Returns a list without which the role holders are unknown; nil when it may not be read, which is reported and
    /// does not end the run (D: a People Administrator may be refused).
    private func readable(
        _ answer: BatchAnswer, _ act: String, in holders: inout RoleHolders
    ) async throws -> [WireValue]? {
        do {
            return try await graph.rest(of: answer.json(act), act)
        } catch let error as ServiceError where error.kind == .notPermitted {
            holders.isComplete = false
            await tell("\(error.message): they are unknown, and accounts count as holding none")
            return nil
        }
    }

    private func tell(_ text: String) async { if await memory.isNews(text) { onNote(text) } }

    /// Returns nil when they are refused: they need their own licence and permission, so this is normal, reported and
    /// never fatal (D).
    private func schedules(
        _ answer: BatchAnswer, _ act: String, otherwise consequence: String
    ) async throws -> [WireValue]? {
        do {
            return try await graph.rest(of: answer.json(act), act)
        } catch let error as ServiceError where error.kind == .notPermitted || error.kind == .refused {
            await tell("\(error.message): \(consequence)")
            return nil
        }
    }

    private func tell(activated names: [String]) async {
        guard !names.isEmpty else { return }
        let shown = names.prefix(Population.sampleLimit).joined(separator: ", ")
        await tell(
            "\(names.count) \(names.count == 1 ? "account holds" : "accounts hold") a role that is activated for a time "
                + "(\(shown)): it counts as held, also where a plan looks beyond its end; `show user …;` shows the end")
    }

    private func addMembers(to holders: inout RoleHolders) async throws {
        let act = "who holds a role through a group could not be read"
        let groups = holders.ofGroups.keys.sorted()
        let answers = try await graph.batch(
            groups.map { BatchItem("/groups/\($0)/members?$select=id&$top=999") }, act)
        for (group, answer) in zip(groups, answers) {
            for member in try await readable(answer, act, in: &holders) ?? [] { holders.add(member: member, of: group) }
        }
    }

    /// Reads the facts of holders that came without them: 15 per filter, 20 filters per round trip (D).
    private func addUnknown(to holders: inout RoleHolders) async throws {
        let act = "the holders of roles could not be read"
        let unknown = holders.unknown
        let items = stride(from: 0, to: unknown.count, by: 15).map { start in
            let ids = unknown[start..<min(start + 15, unknown.count)].map { WireText.filterString($0.description) }
            let filter = WireText.percentEncoded("id in (\(ids.joined(separator: ",")))")
            return BatchItem("/users?$filter=\(filter)&$select=\(WireAccount.properties)&$top=999")
        }
        for answer in try await graph.batch(items, act) {
            for value in try await graph.rest(of: answer.json(act), act) {
                if let account = WireAccount(value) { holders.add(account) }
            }
        }
    }
}
