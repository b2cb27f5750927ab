import Interpreter
import PhotoPolicy
import Tenants
import Text

/// How a person confirms a change of a live tenant.
package protocol Confirmation: Sendable {
    func answer(_ question: ConfirmationQuestion) async throws -> ConfirmationAnswer
}

package struct ConfirmationQuestion: Sendable {
    package enum Act: Sendable {
        case apply
        case rollback
        case photo(PhotoReport.Act, of: String)
    }

    package let tenant: TenantIdentity
    /// The tenant's roles, for showing a plan.
    package let roles: RoleCatalog
    package let operatorName: String?
    package let act: Act
    /// The plan to show before asking; nil when it has been shown, or there is none.
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

extension ConfirmationAnswer {
    /// Why the change must not be made to the tenant; nil when it was confirmed.
    func refusal(by tenant: TenantIdentity) -> WriteRefusal? {
        switch self {
        case .beforehand(let name) where tenant.isIdentified(by: name): nil
        case .typed(let name) where tenant.isNamed(name.trimmed): nil
        case .beforehand(let name), .typed(let name):
            name.trimmed.isEmpty ? .notConfirmed(tenant) : .wrongTenant(tenant, named: name)
        case .nobody: .notConfirmed(tenant)
        }
    }

    var isTyped: Bool { if case .typed = self { true } else { false } }
}

extension TenantIdentity {
    /// Whether a name is this tenant's id or one of its verified domains: display names are not unique.
    package func isIdentified(by name: String) -> Bool {
        GUID(name) == id || verifiedDomains.contains { $0.lowercased() == name.trimmed.lowercased() }
    }
}
