import PhotoPolicy

struct OraclePlan {
    let current: OracleSettings
    let proposed: OracleSettings
    let findings: OracleFindings
    let impact: OracleImpact

    init(_ world: OracleWorld, _ draft: OracleDraft) {
        current = world.settings.accepted
        proposed = draft.applied(to: current)
        findings = OracleFindings(world, draft)
        impact = OracleImpact(world, current, world, proposed)
    }

    var requests: [String] { Self.request(writing: proposed, over: current) }
    var undo: [String] { Self.request(writing: current, over: proposed) }

    /// Returns one PATCH of both properties, or a DELETE for *no restriction*.
    private static func request(writing settings: OracleSettings, over other: OracleSettings) -> [String] {
        if settings == other { return [] }
        return [settings.source == .any ? "DELETE" : "PATCH \(settings.words)"]
    }

    /// Returns the codes that stop an apply which names some others.
    func stopping(despite named: Set<String>) -> Set<String> {
        findings.errors.union(findings.guards.subtracting(named))
    }
}
