/// A tenant's `photoUpdateSettings`: from where photos may be updated, and which roles may (S, D).
///
/// Equal when they mean the same to the service: lists compare as sets.
package struct PhotoUpdateSettings: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable { case cloud, onPremises }

    /// Nil is *no restriction*: cloud and directory synchronisation both write.
    package var source: Source?
    /// Template ids of the roles whose holders may update photos in the cloud; empty is *everybody*.
    package var allowedRoles: [GUID]

    package init(source: Source? = nil, allowedRoles: [GUID] = []) {
        self.source = source
        self.allowedRoles = allowedRoles
    }

    /// What an untouched tenant has: open to all (S).
    package static let untouched = PhotoUpdateSettings()

    package static func == (left: PhotoUpdateSettings, right: PhotoUpdateSettings) -> Bool {
        left.source == right.source && Set(left.allowedRoles) == Set(right.allowedRoles)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(Set(allowedRoles))
    }
}

/// Edits of settings that are not yet the tenant's: at most one for each property.
package struct Draft: Sendable, Hashable {
    package enum SourceEdit: Sendable, Hashable {
        case cloud, onPremises, any

        package var value: PhotoUpdateSettings.Source? {
            switch self {
            case .cloud: .cloud
            case .onPremises: .onPremises
            case .any: nil
            }
        }
    }

    package enum RolesEdit: Sendable, Hashable {
        case everyone
        case roles([GUID])
    }

    package var source: SourceEdit?
    package var roles: RolesEdit?

    package init(source: SourceEdit? = nil, roles: RolesEdit? = nil) {
        self.source = source
        self.roles = roles
    }

    package var isEmpty: Bool { source == nil && roles == nil }

    /// Whether the source edited to brings an empty role list with it, for the list counts only under `cloud` (S).
    package var emptiesRoles: Bool { (source == .onPremises || source == .any) && roles == nil }

    /// The settings with the edits made; what is not edited follows the tenant.
    package func applied(to settings: PhotoUpdateSettings) -> PhotoUpdateSettings {
        var result = settings
        if let source { result.source = source.value }
        switch roles {
        case .everyone: result.allowedRoles = []
        case .roles(let ids): result.allowedRoles = ids
        case nil: if emptiesRoles { result.allowedRoles = [] }
        }
        return result
    }
}
