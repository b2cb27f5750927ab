import PhotoPolicy
import Tenants

/// A real tenant's directory, read when it is asked for and in few requests, whatever its size.
package struct GraphDirectory: Directory {
    let graph: GraphClient
    package let tenant: TenantIdentity
    package let roles: RoleCatalog
    let facts: TenantFacts
    let memory = DirectoryMemory()
    /// Told what could not be read and does not stop the run.
    let onNote: @Sendable (String) -> Void

    package init(
        graph: GraphClient, tenant: TenantIdentity, roles: RoleCatalog, facts: TenantFacts,
        onNote: @escaping @Sendable (String) -> Void
    ) {
        self.graph = graph
        self.tenant = tenant
        self.roles = roles
        self.facts = facts
        self.onNote = onNote
    }

    var now: Instant { graph.courier.time.now() }

    package func account(named name: String) async throws -> Account? {
        if let known = await memory.account(name, now: now) { return known }
        let act = "the account could not be read"
        let path = "/users/\(WireText.percentEncoded(name))?$select=\(WireAccount.properties)"
        let answer = try await graph.send(HTTPRequest(.get, graph.address(path)))
        if answer.status == 404, !GraphFailure(answer).code.isEmpty { return nil }
        guard answer.isSuccess else { throw GraphFailure(answer).error(act) }
        guard let found = WireValue(json: answer.body).flatMap({ WireAccount($0) }), found.isWhole else {
            throw ServiceError.unreadable(act, answer)
        }
        let account = try await roleHolders().complete(found)
        await memory.keep(account, name, now: now)
        return account
    }

    package func accounts(beginningWith prefix: String, limit: Int) async throws -> [Account] {
        let text = WireText.filterString(prefix)
        let filter = "startswith(userPrincipalName,\(text)) or startswith(displayName,\(text))"
        let page = try await graph.get(
            "/users?$filter=\(WireText.percentEncoded(filter))&$top=\(max(1, min(limit, 999)))"
                + "&$select=\(WireAccount.properties)", "the accounts could not be listed")
        let holders = try await roleHolders()
        return (page["value"]?.array ?? []).compactMap { WireAccount($0) }.prefix(limit).map(holders.complete)
    }

    package func roleAssignments(of account: GUID) async throws -> [RoleAssignment] {
        try await roleHolders().assignments[account] ?? []
    }

    package func administrativeUnits() async throws -> [AdministrativeUnit] {
        let act = "the administrative units could not be read"
        let units = try await graph.list("/directory/administrativeUnits?$select=id,displayName", act)
            .compactMap { unit in
                unit["id"]?.string.flatMap { GUID($0) }.map { ($0, unit["displayName"]?.string ?? "") }
            }
        let answers = try await graph.batch(
            units.map { BatchItem("/directory/administrativeUnits/\($0.0)/members?$select=id") }, act)
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
