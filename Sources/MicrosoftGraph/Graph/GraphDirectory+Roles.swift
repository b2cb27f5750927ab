import PhotoPolicy
import Tenants

extension GraphDirectory {
    static let assignmentsPath = "/roleManagement/directory/roleAssignments?$expand=principal"
    static let eligibilityPath = "/roleManagement/directory/roleEligibilitySchedules?$expand=principal"

    /// Everybody who holds a role, active or eligible, directly or through a group.
    func roleHolders() async throws -> RoleHolders {
        if let known = await memory.holders(now: now) { return known }
        let act = "the role assignments could not be read"
        let answers = try await graph.batch([BatchItem(Self.assignmentsPath), BatchItem(Self.eligibilityPath)], act)
        return try await roleHolders(assignments: answers[0], eligibility: answers[1])
    }

    /// The holders that two answers of a batch name; what they leave open is asked for.
    func roleHolders(assignments: BatchAnswer, eligibility: BatchAnswer) async throws -> RoleHolders {
        let act = "the role assignments could not be read"
        var holders = RoleHolders()
        for value in try await graph.rest(of: assignments.json(act), act) {
            holders.add(value, kind: .active, roles: roles)
        }
        for value in try await eligible(eligibility) { holders.add(value, kind: .eligible, roles: roles) }
        try await addMembers(to: &holders)
        try await addUnknown(to: &holders)
        await memory.keep(holders, now: now)
        return holders
    }

    /// Eligibility needs a licence and a permission of its own: a refusal is normal and told, never fatal (D).
    private func eligible(_ answer: BatchAnswer) async throws -> [WireValue] {
        let act = "the eligible roles could not be read"
        do {
            return try await graph.rest(of: answer.json(act), act)
        } catch let error as ServiceError where error.kind == .notPermitted || error.kind == .refused {
            onNote("\(error.message): who holds a role only as eligible counts as holding none")
            return []
        }
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
