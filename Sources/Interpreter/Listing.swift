import PhotoPolicy
import Tenants

/// What `show` displays.
package enum Listing: Sendable {
    case policy(PhotoUpdateSettings, InForce)
    /// Nil for a draft without edits.
    case draft(PhotoUpdateSettings?)
    case tenant(TenantFacts)
    case roles(ServiceProfile)
    /// The holders are nil where they may not be read.
    case role(Role, [RoleHolders]?, ServiceProfile)
    case clients(ServiceProfile, ServiceState.Delays)
    /// - Parameter isCut: whether there are more.
    case users([User], isCut: Bool)
    case user(UserFacts)
    case units([AdministrativeUnit])
    case mailboxPolicies([MailboxPolicy], MailboxSource)
    case photo(of: String, Photo?)
    /// Names without `$`, sorted.
    case variables([(name: String, values: [String])])
    case history(ChangeHistory)
    case matrix(AbilityGrid)

    package enum InForce: Sendable {
        case everywhere
        case spreading(until: Instant)
        /// Settings of a live tenant that were first seen less than the longest delay ago.
        case assumed(firstSeen: Instant)
    }

    package struct TenantFacts: Sendable {
        package let identity: TenantIdentity
        package let isLive: Bool
        package let operatorName: String?
        package let conditions: TenantConditions
        package let now: Instant
    }

    /// Accounts with equal facts that hold a role in the same way.
    package struct RoleHolders: Sendable {
        package enum Way: Sendable, CaseIterable { case active, eligible, overUnit, eligibleOverUnit }

        package let way: Way
        package let population: Population
    }

    package struct User: Sendable {
        package let userPrincipalName: String
        package let name: PopulationName
    }

    package struct UserFacts: Sendable {
        package struct Held: Sendable {
            package let assignment: RoleAssignment
            /// The unit's name, or its id where it has none; nil when tenant-wide.
            package let unit: String?
        }

        package let account: Account
        /// Nil where it may not be read.
        package let held: [Held]?
        package let mailboxPolicy: String
        package let name: PopulationName
    }

    package struct MailboxPolicy: Sendable {
        package let name: String
        package let photosEnabled: Bool
        /// Nil where nothing is spreading.
        package let settles: Instant?
    }

    /// Where the mailbox policies come from.
    package enum MailboxSource: Sendable {
        case simulation
        case exported(Instant, age: TimeSpan)
        /// None were imported.
        case nothing
    }

    /// The maximum number of accounts listed.
    package static let userLimit = 200
}

extension Listing {
    var dependsOnRoleHolders: Bool {
        switch self {
        case .role, .users, .user, .matrix: true
        case .policy, .draft, .tenant, .roles, .clients, .units, .mailboxPolicies, .photo, .variables, .history: false
        }
    }
}
