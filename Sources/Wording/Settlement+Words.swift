import LiveChanges
import PhotoPolicy
import Tenants

extension Settlement {
    package func sentence(_ roles: RoleCatalog) -> String {
        let began = "the \(what(roles)) that began at \(entry.intent.when.words) was never confirmed"
        if let error {
            return "\(began); it could not be checked now, and the next start checks again: \(error.message)"
        }
        let read = "\(began); the tenant was read now:"
        switch entry.outcome.state {
        case .accepted: return "\(read) it was carried out"
        case .notApplied: return "\(read) it was not carried out"
        case .intended:
            return "\(read) it still shows what was before, and the change may yet arrive; look again in a minute"
        case .unknown, .refused:
            let seen = entry.outcome.shown.map { ": " + $0.statements(roles).joined(separator: " ") } ?? ""
            return "\(read) it does not show whether the change was made\(seen)"
        }
    }

    private func what(_ roles: RoleCatalog) -> String {
        switch entry.intent.change {
        case .settings(_, let after, let undoing):
            "\(undoing == nil ? "apply" : "rollback") (\(after.statements(roles).joined(separator: " ")))"
        case .photo(let change): "change of the photo of \(change.accountName)"
        }
    }
}
