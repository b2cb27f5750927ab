import PhotoPolicy
import Tenants

/// A claim about access made by chance, in the test's own words.
struct GeneratedClaim {
    enum Who: Hashable { case named([Int]), everyone, endUsers, guests, role(RoleIndex) }
    enum Whose: Hashable { case own, others, named([Int]) }

    let who: Who
    let action: PhotoAction
    let whose: Whose
    let clients: [Client]?
    let scopes: ScopeSet?
    let form: AccessClaim.Form

    init(_ tenant: GeneratedTenant, _ roles: RoleCatalog, _ chance: inout Chance) {
        let places = Array(tenant.accounts.indices)
        let indices = GeneratedTenant.roleIDs.compactMap { roles.role(id: $0)?.index }
        let reasons: [Reason] = [
            .roleNotAllowed, .sourceOnPremises, .clientOwnPhotoOnly, .mailboxPolicy, .roleMissing, .clientUnavailable,
            .accountDisabled, .consentBlocked, .roleScoped,
        ]
        let isOnly = chance.one(in: 20)
        if isOnly {
            form = .onlyRoles(chance.some(indices, percent: 30))
            who = .everyone
        } else {
            form = chance.pick([.can, .cannot(nil), .cannot(chance.pick(reasons))])
            who = chance.pick([
                .named((1...chance.number(1...3)).map { _ in chance.pick(places) }), .everyone, .endUsers, .guests,
                .role(chance.pick(indices)),
            ])
        }
        action = chance.pick(PhotoAction.allCases)
        whose = chance.pick([.own, .others, .named((1...chance.number(1...2)).map { _ in chance.pick(places) })])
        clients = chance.one(in: 60) ? (1...chance.number(1...3)).map { _ in chance.pick(Client.allCases) } : nil
        scopes = chance.one(in: 25) ? ScopeSet(chance.some(Scope.allCases, percent: 30)) : nil
    }

    /// The claim in the types of the code under test.
    func claim(_ accounts: [Account]) -> AccessClaim {
        let subject: Subject =
            switch who {
            case .named(let places): .accounts(places.map { accounts[$0] })
            case .everyone: .everyone
            case .endUsers: .endUsers
            case .guests: .guests
            case .role(let role): .role(role)
            }
        let targets: PhotoTargets =
            switch whose {
            case .own: .own
            case .others: .others
            case .named(let places): .accounts(places.map { accounts[$0] })
            }
        return AccessClaim(
            question: AccessQuestion(
                subject: subject, action: .photo(action, targets), clients: clients, scopes: scopes),
            form: form)
    }

    // MARK: What it means, by LANGUAGE.md

    /// Without `via`, every client that a person uses; scopes imply PowerShell and Graph.
    var askedClients: [Client] {
        clients ?? (scopes == nil ? Client.allCases.filter { $0 != .directorySync } : [.powerShell, .graph])
    }

    func actors(_ tenant: GeneratedTenant, _ facts: [AccountFacts]) -> [Int] {
        tenant.accounts.indices.filter { place in
            let account = tenant.accounts[place]
            let isEnabled = account.traits.contains(.enabled)
            switch who {
            case .named(let places): return places.contains(place)
            case .everyone: return isEnabled
            case .endUsers: return isEnabled && !account.traits.contains(.guest) && account.assignments.isEmpty
            case .guests: return isEnabled && account.traits.contains(.guest)
            case .role(let role): return isEnabled && facts[place].activeRoles.contains(role)
            }
        }
    }

    func targets(_ tenant: GeneratedTenant, of actor: Int) -> [BruteForce.Target] {
        func other(_ place: Int) -> BruteForce.Target {
            .other(isSynced: tenant.accounts[place].traits.contains(.synced))
        }
        switch whose {
        case .own: return [.own]
        case .others:
            return tenant.accounts.indices.filter { $0 != actor && tenant.accounts[$0].traits.contains(.enabled) }
                .map(other)
        case .named(let places):
            var isNamed = false
            if case .named = who { isNamed = true }
            // Asked by itself it is one's own photo; a population leaves the target out.
            return places.filter { isNamed || $0 != actor }.map { $0 == actor ? .own : other($0) }
        }
    }
}
