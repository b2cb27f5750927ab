/// One behaviour that the simulator shares with the service, at an endpoint or by a rule, with the fact that supports
/// it and how certain that fact is.
package struct Parity: Sendable, Hashable {
    /// The source of what is known about the service.
    package enum Fact: String, Sendable, Hashable, CaseIterable {
        case article = "tests of September 2024"
        case reference = "Microsoft's documentation"
        case publicCode = "public issues and code"
        case inference = "follows from these"
        case none = "nothing public"

        package var certainty: String {
            switch self {
            case .article, .publicCode: "observed"
            case .reference: "documented"
            case .inference: "inferred"
            case .none: "assumed"
            }
        }
    }

    package let subject: String
    package let behaviour: String
    package let fact: Fact

    init(_ subject: String, _ behaviour: String, _ fact: Fact) {
        self.subject = subject
        self.behaviour = behaviour
        self.fact = fact
    }

    package static let all: [Parity] = settings + photos + directory + signIn + service + rules
}
