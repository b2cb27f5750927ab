import PhotoPolicy
import Tenants

/// A real tenant's directory, read on demand and in few requests, whatever its size.
package struct GraphDirectory: Directory {
    let graph: GraphClient
    package let tenant: TenantIdentity
    package let roles: RoleCatalog
    let facts: TenantFacts
    /// The operator's roles, as far as the token shows them.
    let tokenRoles: TokenRoles?
    let memory = DirectoryMemory()
    /// Called with what could not be read without stopping the run.
    let onNote: @Sendable (String) -> Void

    init(
        graph: GraphClient, tenant: TenantIdentity, roles: RoleCatalog, facts: TenantFacts,
        tokenRoles: TokenRoles? = nil, onNote: @escaping @Sendable (String) -> Void
    ) {
        self.graph = graph
        self.tenant = tenant
        self.roles = roles
        self.facts = facts
        self.tokenRoles = tokenRoles
        self.onNote = onNote
    }

    var now: Instant { graph.courier.time.now() }

    package func account(named name: String) async throws -> Account? {
        if let known = await memory.account(name, now: now) { return known }
        let act = "the account could not be read"
        let item = BatchItem("/users/\(WireText.percentEncoded(name))?$select=\(WireAccount.properties)")
        // Its groups are requested in the same batch when its roles will be requested individually.
        let groups = await asksOneByOne ? [Self.memberships(of: WireText.percentEncoded(name))] : []
        let answers = try await graph.batch([item] + groups, act)
        if answers[0].status == 404, answers[0].hasGraphsCode { return nil }
        guard let found = WireAccount(try answers[0].json(act)), found.isWhole else {
            throw ServiceError(
                .unreachable, .answerUnreadable, "\(act): the answer is not what the service documents")
        }
        let held = try await roleAssignments(of: found.id, memberships: answers.dropFirst().first)
        let account = found.account(holding: held)
        await memory.keep(account, name, now: now)
        return account
    }

    package func accounts(beginningWith prefix: String, limit: Int) async throws -> [Account] {
        let text = WireText.filterString(prefix)
        let filter = "startswith(userPrincipalName,\(text)) or startswith(displayName,\(text))"
        // The service refuses to search for an empty word (O).
        let filtered = prefix.isEmpty ? "" : "$filter=\(WireText.percentEncoded(filter))&"
        let path = "/users?\(filtered)$top=\(max(1, min(limit, 999)))&$select=\(WireAccount.properties)"
        let act = "the accounts could not be listed"
        // Whoever wants a few does not wait for all pages.
        let found = limit > 999 ? try await graph.list(path, act) : try await graph.get(path, act)["value"]?.array ?? []
        let holders = try await roleHolders()
        return found.compactMap { WireAccount($0) }.prefix(limit).map(holders.complete)
    }

    package func knowsRoleHolders() async throws -> Bool { try await roleHolders().isComplete }

    package func unitNames(of ids: [GUID]?) async throws -> [GUID: String] {
        Dictionary(try await units(ids)) { first, _ in first }
    }

    /// Returns ids and names, in the service's order.
    private func units(_ ids: [GUID]?) async throws -> [(GUID, String)] {
        let act = "the administrative units could not be read"
        var units: [WireValue] = []
        if let ids {
            let items = ids.map { BatchItem("/directory/administrativeUnits/\($0)?$select=id,displayName") }
            // A unit that is gone or may not be read is left out.
            units = try await graph.batch(items, act).compactMap { $0.status < 300 ? $0.body : nil }
        } else {
            units = try await graph.list("/directory/administrativeUnits?$select=id,displayName", act)
        }
        return units.compactMap { unit in
            unit["id"]?.string.flatMap { GUID($0) }.map { ($0, unit["displayName"]?.string ?? $0.description) }
        }
    }

    package func administrativeUnits() async throws -> [AdministrativeUnit] {
        let act = "the administrative units could not be read"
        let units = try await units(nil)
        let answers = try await graph.batch(
            units.map { BatchItem("/directory/administrativeUnits/\($0.0)/members?$select=id&$top=999") }, act)
        var result: [AdministrativeUnit] = []
        for (unit, answer) in zip(units, answers) {
            let members = try await graph.rest(of: answer.json(act), act)
            result.append(
                AdministrativeUnit(
                    id: unit.0, displayName: unit.1,
                    members: members.compactMap { $0["id"]?.string.flatMap { GUID($0) } }))
        }
        return result
    }
}
