import PhotoPolicy
import Tenants

/// How a person confirms a change of a live tenant.
package protocol Confirmation: Sendable {
    func answer(_ question: ConfirmationQuestion) async throws -> ConfirmationAnswer
}

package struct ConfirmationQuestion: Sendable {
    package let tenant: TenantIdentity
    /// The tenant's roles, to show a plan by.
    package let roles: RoleCatalog
    package let operatorName: String?
    /// What would happen, as a sentence without its full stop.
    package let act: String
    /// To be shown before asking; nil when it has been shown, or there is none.
    package let plan: Plan?
}

package enum ConfirmationAnswer: Sendable, Hashable {
    /// `--yes`: a tenant's id or verified domain.
    case beforehand(String)
    /// What was typed at the question, which showed the plan.
    case typed(String)
    /// Nobody could be asked.
    case nobody
}

/// Why a change was not confirmed.
struct Unconfirmed {
    let code: String
    let message: String
    let help: String

    static func notConfirmed(_ tenant: TenantIdentity, _ domain: String) -> Unconfirmed {
        Unconfirmed(
            code: "not-confirmed", message: "the change of \(tenant.displayName) was not confirmed: nothing was sent",
            help: "type the tenant's name when asked; without a terminal: `--yes \(domain)`")
    }
}

extension ConfirmationAnswer {
    /// Why the change must not be made to the tenant; nil when it was confirmed.
    func objection(to tenant: TenantIdentity) -> Unconfirmed? {
        let domain = tenant.verifiedDomains.first ?? tenant.id.description
        switch self {
        case .beforehand(let name) where tenant.isIdentified(by: name): return nil
        case .typed(let name) where tenant.isNamed(name.trimmed): return nil
        case .beforehand(let name), .typed(let name):
            guard !name.trimmed.isEmpty else { return .notConfirmed(tenant, domain) }
            return Unconfirmed(
                code: "wrong-tenant",
                message:
                    "the tenant signed in to is \(tenant.displayName) (\(domain)), not “\(name)”: nothing was sent",
                help: "sign in to the right tenant, or name this one")
        case .nobody: return .notConfirmed(tenant, domain)
        }
    }
}

extension TenantIdentity {
    /// Whether a name is this tenant's id or one of its verified domains: display names may be equal.
    package func isIdentified(by name: String) -> Bool {
        GUID(name) == id || verifiedDomains.contains { $0.lowercased() == name.trimmed.lowercased() }
    }
}

extension String {
    /// Without the blanks around it.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
