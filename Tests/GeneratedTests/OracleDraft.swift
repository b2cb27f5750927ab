import PhotoPolicy

/// A draft with at most one edit of each property.
struct OracleDraft: Hashable, Sendable {
    var source: OracleSettings.Source?
    /// Empty for `allow everyone`.
    var roles: Set<GUID>?

    var isEmpty: Bool { source == nil && roles == nil }

    func applied(to settings: OracleSettings) -> OracleSettings {
        var result = settings
        if let source {
            result.source = source
            if source != .cloud { result.roles = [] }
        }
        if let roles { result.roles = roles }
        return result
    }
}
