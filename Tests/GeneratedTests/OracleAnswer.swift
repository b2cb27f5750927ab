import PhotoPolicy

/// The possible verdicts at one client: codes of rules, or `allowed`.
struct OracleAnswer: Hashable, CustomStringConvertible {
    static let allowed = "allowed"

    let verdicts: Set<String>
    /// The earliest moment from which the outcome no longer depends on timing; nil unless unsettled.
    let settles: Int?

    static func outcome(_ verdicts: Set<String>) -> String {
        if verdicts == [allowed] { return "allowed" }
        return verdicts.contains(allowed) ? "unsettled" : "refused"
    }

    var outcome: String { Self.outcome(verdicts) }

    var description: String {
        let end = settles.map { ", settles \(Instant(seconds: $0))" } ?? ""
        return "\(outcome) \(verdicts.sorted())\(end)"
    }
}
