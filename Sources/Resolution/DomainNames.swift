import PhotoPolicy

/// A user as named in a script: a user principal name, an id, or `me`, the operator.
package enum UserName: Sendable, Hashable {
    case me
    case named(String)

    package var text: String {
        switch self {
        case .me: "me"
        case .named(let name): name
        }
    }
}

/// A role as named in a script: built in, or known only to a tenant.
package enum RoleName: Sendable, Hashable {
    case builtIn(Role)
    case id(GUID)
    case named(String)

    package var text: String {
        switch self {
        case .builtIn(let role): role.displayName
        case .id(let id): id.description
        case .named(let name): name
        }
    }
}
