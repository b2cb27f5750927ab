import PhotoPolicy

/// The setting, and edits of it.
struct OracleSettings: Hashable, Sendable {
    enum Source: String, Hashable, Sendable, CaseIterable { case any, cloud, onPremises }

    var source = Source.any
    var roles: Set<GUID> = []

    /// A list beside another source than `cloud`: no edit leads there.
    var isOdd: Bool { source != .cloud && !roles.isEmpty }

    /// The roles of the list that let somebody in; nil where there is no list that counts.
    func counting(custom: Set<GUID>) -> Set<GUID>? {
        guard source == .cloud, !roles.isEmpty else { return nil }
        return roles.subtracting(custom).subtracting(OracleRoles.everybody)
    }

    /// The fewest edits that lead from here to there.
    func edits(to other: OracleSettings) -> Int {
        if self == other { return 0 }
        let bySource = OracleDraft(source: other.source).applied(to: self)
        let byRoles = OracleDraft(roles: other.roles).applied(to: self)
        return bySource == other || byRoles == other ? 1 : 2
    }

    var words: String { "\(source) \(roles.map(\.description).sorted())" }
}
