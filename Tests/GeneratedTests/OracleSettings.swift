import PhotoPolicy

struct OracleSettings: Hashable, Sendable {
    enum Source: String, Hashable, Sendable, CaseIterable { case any, cloud, onPremises }

    var source = Source.any
    var roles: Set<GUID> = []

    /// Whether there is a list although the source is not `cloud`; no edit leads there.
    var isOdd: Bool { source != .cloud && !roles.isEmpty }

    /// Returns the roles of the list that admit anybody; nil if no list applies.
    func counting(custom: Set<GUID>) -> Set<GUID>? {
        guard source == .cloud, !roles.isEmpty else { return nil }
        return roles.subtracting(custom).subtracting(OracleRoles.everybody)
    }

    /// Returns the smallest number of edits that lead from these settings to others.
    func edits(to other: OracleSettings) -> Int {
        if self == other { return 0 }
        let bySource = OracleDraft(source: other.source).applied(to: self)
        let byRoles = OracleDraft(roles: other.roles).applied(to: self)
        return bySource == other || byRoles == other ? 1 : 2
    }

    var words: String { "\(source) \(roles.map(\.description).sorted())" }
}
