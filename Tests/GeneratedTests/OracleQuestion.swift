import PhotoPolicy

/// A question about access, with accounts given by their index in the world.
struct OracleQuestion: Hashable, Sendable {
    enum Who: Hashable, Sendable {
        case named([Int]), everyone, endUsers, guests, nobody
        case role(GUID)
        case only([GUID])
    }
    enum Whose: Hashable, Sendable { case own, others, named([Int]) }
    enum When: Hashable, Sendable {
        case now, inForce
        case after(Int)
    }

    var who: Who
    var action = PhotoAction.update
    /// Nil for `change policy`.
    var whose: Whose? = .own
    var clients: [Client]?
    var scopes: [Scope]?
    var when = When.now

    /// The clients in question: without `via`, every client that a person uses; scopes imply PowerShell and Graph.
    var askedClients: [Client] {
        clients ?? (scopes == nil ? Client.allCases.filter { $0 != .directorySync } : [.powerShell, .graph])
    }

    func moment(_ world: OracleWorld) -> OracleMoment {
        switch when {
        case .now: .at(world.now)
        case .after(let span): .at(world.now + span)
        case .inForce: .inForce(world.settings.accepted)
        }
    }

    var isNamed: Bool { if case .named = who { true } else { false } }

    /// Returns the indices of the accounts in question.
    func actors(_ world: OracleWorld) -> [Int] {
        if case .named(let places) = who { return places }
        return world.accounts.indices.filter { place in
            let account = world.accounts[place]
            switch who {
            case .named: return false
            case .everyone, .nobody, .only: return account.isEnabled
            case .endUsers: return account.isEndUser
            case .guests: return account.isEnabled && account.isGuest
            case .role(let role): return account.isEnabled && account.holds(role)
            }
        }
    }

    /// Returns the indices of the accounts whose photo an actor would change, possibly its own.
    func targets(_ world: OracleWorld, of actor: Int) -> [Int] {
        switch whose {
        case nil, .own: [actor]
        case .others: world.accounts.indices.filter { $0 != actor && world.accounts[$0].isEnabled }
        case .named(let places): places.filter { isNamed || $0 != actor }
        }
    }
}
