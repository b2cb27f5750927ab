import PhotoPolicy
import Tenants

extension GraphDirectory {
    /// The requests that tell who holds a role: assignments, eligibility, and what of the assignments was activated.
    static let roleItems = [
        BatchItem("/roleManagement/directory/roleAssignments?$expand=principal"),
        BatchItem("/roleManagement/directory/roleEligibilitySchedules?$expand=principal"),
        BatchItem("/roleManagement/directory/roleAssignmentScheduleInstances"),
    ]

    /// Everybody who holds a role, active or eligible, directly or through a group.
    func roleHolders() async throws -> RoleHolders {
        if let known = await memory.holders(now: now) { return known }
        return try await roleHolders(
            try await graph.batch(Self.roleItems, "the role assignments could not be read"))
    }

    /// The holders that the answers to `roleItems` name; what they leave open is asked for.
    func roleHolders(_ answers: [BatchAnswer]) async throws -> RoleHolders {
        let act = "the role assignments could not be read"
        var holders = RoleHolders()
        for value in try await graph.rest(of: answers[0].json(act), act) {
            holders.add(value, kind: .active, roles: roles)
        }
        let eligible = try await schedules(
            answers[1], "the eligible roles could not be read",
            otherwise: "who holds a role only as eligible counts as holding none")
        for value in eligible ?? [] { holders.add(value, kind: .eligible, roles: roles) }
        // Where one is refused the other is, for the same reason: once is enough to tell.
        let activations =
            eligible == nil
            ? nil
            : try await schedules(
                answers[2], "activated roles could not be read", otherwise: "they count as held for good")
        for value in activations ?? [] { holders.mark(activation: value, roles: roles) }
        try await addMembers(to: &holders)
        try await addUnknown(to: &holders)
        tell(activated: holders.activated)
        await memory.keep(holders, now: now)
        return holders
    }

    /// Nil when they are refused: they need a licence and a permission of their own, so that this is normal and told,
    /// never fatal (D).
    private func schedules(
        _ answer: BatchAnswer, _ act: String, otherwise consequence: String
    ) async throws -> [WireValue]? {
        do {
            return try await graph.rest(of: answer.json(act), act)
        } catch let error as ServiceError where error.kind == .notPermitted || error.kind == .refused {
            onNote("\(error.message): \(consequence)")
            return nil
        }
    }

    private func tell(activated names: [String]) {
        guard !names.isEmpty else { return }
        let shown = names.prefix(Population.sampleLimit).joined(separator: ", ")
        onNote(
            "\(names.count) \(names.count == 1 ? "account holds" : "accounts hold") a role that is activated for a time "
                + "(\(shown)): it counts as held, also where a plan looks beyond its end; `show user …;` shows the end")
    }

    private func addMembers(to holders: inout RoleHolders) async throws {
        let act = "the members of a role's group could not be read"
        let groups = holders.ofGroups.keys.sorted()
        let answers = try await graph.batch(
            groups.map { BatchItem("/groups/\($0)/members?$select=id&$top=999") }, act)
        for (group, answer) in zip(groups, answers) {
            for member in try await graph.rest(of: answer.json(act), act) { holders.add(member: member, of: group) }
        }
    }

    /// Facts of holders that came without them, 15 to a filter and 20 filters to a round trip (D).
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
