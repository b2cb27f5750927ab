import PhotoPolicy

package struct PlacedClaim: Sendable {
    package let claim: Claim
    package let place: Place
}

package enum Claim: Sendable, Hashable {
    case settings(SettingsEdit)
    case tenant(TenantClaim)
    case finding(FindingCode, isPresent: Bool)
    case photo(of: UserName, isPresent: Bool)
    case access(Question, AccessForm)
}

package enum TenantClaim: Sendable, Hashable {
    case named(String)
    case live, simulated
}

package enum AccessForm: Sendable, Hashable {
    case can
    case cannot(Reason?)
}

/// A question about access, with names instead of accounts.
package struct Question: Sendable, Hashable {
    package var subject: Subject
    package var action: Action
    package var clients: [Client]?
    package var scopes: ScopeSet?
    package var moment: Moment = .now

    package enum Subject: Sendable, Hashable {
        case users([UserName])
        case everyone, endUsers, guests, nobody
        case role(RoleName)
        case onlyRoles([RoleName])
    }

    package enum Action: Sendable, Hashable {
        case ownPhoto(PhotoAction)
        case photoOfOthers(PhotoAction)
        case photo(PhotoAction, of: [UserName])
        case changePolicy
    }

    package enum Moment: Sendable, Hashable {
        case now
        case after(TimeSpan)
        case onceInForce
    }
}
