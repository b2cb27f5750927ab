/// A tenant's `photoUpdateSettings`: from where photos may be updated, and by which roles (S, D).
///
/// Equal when they mean the same to the service: lists compare as sets.
package struct PhotoUpdateSettings: Sendable, Hashable {
    package enum Source: Sendable, Hashable, RawRepresentable {
        case cloud, onPremises
        /// A word that the service has learnt since: kept as written and never interpreted.
        case other(String)

        package init(rawValue: String) {
            switch rawValue {
            case "cloud": self = .cloud
            case "onPremises": self = .onPremises
            default: self = .other(rawValue)
            }
        }

        package var rawValue: String {
            switch self {
            case .cloud: "cloud"
            case .onPremises: "onPremises"
            case .other(let word): word
            }
        }
    }

    /// Nil means *no restriction*: cloud and directory synchronisation both write.
    package var source: Source?
    /// Template ids of the roles whose holders may update photos in the cloud; empty means *everybody*.
    package var allowedRoles: [GUID]
    /// Elements of the list that are not ids: kept as written and never interpreted.
    package var otherRoles: [String]

    package init(source: Source? = nil, allowedRoles: [GUID] = [], otherRoles: [String] = []) {
        self.source = source
        self.allowedRoles = allowedRoles
        self.otherRoles = otherRoles
    }

    /// What an untouched tenant has: open to all (S).
    package static let untouched = PhotoUpdateSettings()

    package static func == (left: PhotoUpdateSettings, right: PhotoUpdateSettings) -> Bool {
        left.source == right.source && Set(left.allowedRoles) == Set(right.allowedRoles)
            && Set(left.otherRoles) == Set(right.otherRoles)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(Set(allowedRoles))
        hasher.combine(Set(otherRoles))
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

        /// Nil for a word that no edit can express.
        init?(_ source: PhotoUpdateSettings.Source?) {
            switch source {
            case .cloud: self = .cloud
            case .onPremises: self = .onPremises
            case nil: self = .any
            case .other: return nil
            }
        }
    }

    package enum RolesEdit: Sendable, Hashable {
        case everyone
        case roles([GUID])
    }

    package var source: SourceEdit?
    package var roles: RolesEdit?
    /// Settings to be written back as a whole because they hold more than edits can express.
    private var restored: PhotoUpdateSettings?

    package init(source: SourceEdit? = nil, roles: RolesEdit? = nil) {
        self.source = source
        self.roles = roles
    }

    /// The draft that writes whole settings.
    package init(writing settings: PhotoUpdateSettings) {
        self.init(
            source: SourceEdit(settings.source),
            roles: settings.allowedRoles.isEmpty ? .everyone : .roles(settings.allowedRoles))
        if !settings.isUnderstood { restored = settings }
    }

    package var isEmpty: Bool { source == nil && roles == nil && restored == nil }

    /// Whether the new source empties the role list, because the list counts only under `cloud` (S).
    package var emptiesRoles: Bool { (source == .onPremises || source == .any) && roles == nil }

    /// Returns the settings with the edits applied; what is not edited follows the tenant.
    package func applied(to settings: PhotoUpdateSettings) -> PhotoUpdateSettings {
        if let restored { return restored }
        var result = settings
        if let source { result.source = source.value }
        guard roles != nil || emptiesRoles else { return result }
        result.otherRoles = []
        if case .roles(let ids) = roles { result.allowedRoles = ids } else { result.allowedRoles = [] }
        return result
    }
}
