import LiveChanges
import PhotoPolicy
import Tenants

extension Settlement {
    /// As a sentence.
    package func sentence(_ roles: RoleCatalog) -> String {
        let began = "the \(what(roles)) that began at \(entry.intent.when.words) did not end for certain"
        if let error {
            return "\(began); nothing could be learnt of it now, and the next start asks again: \(error.message)"
        }
        let read = "\(began); the tenant was read now:"
        switch entry.outcome.state {
        case .accepted: return "\(read) it was carried out"
        case .notApplied: return "\(read) it was not carried out"
        case .intended:
            return "\(read) it shows what was before, and the change may still arrive; look again in a minute"
        case .unknown, .refused:
            let seen = entry.outcome.shown.map { ": " + $0.statements(roles).joined(separator: " ") } ?? ""
            return "\(read) what became of it cannot be told\(seen)"
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
