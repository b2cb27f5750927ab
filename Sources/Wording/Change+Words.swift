import Interpreter
import LiveChanges
import PhotoPolicy
import Tenants

extension Refusal {
    package func sentence(_ roles: RoleCatalog) -> String {
        switch reason {
        case .findings(let findings):
            findings.count == 1
                ? findings[0].sentence(roles) : "\(findings.count) findings of the plan stop it"
        case .stalePlan: "the settings are no longer what the plan started from"
        case .nothingToRollBack: "there is no apply that has not been rolled back yet"
        case .drift: "the settings are no longer what the latest apply left"
        case .revocation(let error): error.message
        case .write(let refusal): refusal.sentence(roles)
        }
    }

    /// What to do about it, where that is known.
    package var help: String? {
        switch reason {
        case .findings(let findings):
            findings.allSatisfy { $0.severity == .guard }
                ? "to go on all the same: `\(statement.rawValue) despite "
                    + "\(findings.map(\.code.rawValue).joined(separator: ", "));`" : nil
        case .stalePlan(let isFile):
            isFile ? "look at the settings, and make the plan anew" : "look again: `plan;`"
        case .nothingToRollBack: "`show history;` lists what was applied"
        case .drift:
            "look at both with `show policy;` and `show history;`, then write the settings that you want"
        case .revocation(let error): error.help
        case .write(let refusal): refusal.help
        }
    }
}

extension WriteRefusal {
    package func sentence(_ roles: RoleCatalog) -> String {
        switch self {
        case .notConfirmed(let tenant):
            "the change of \(tenant.displayName) was not confirmed: nothing was sent"
        case .wrongTenant(let tenant, let name):
            "the tenant signed in to is \(tenant.displayName) (\(tenant.domainOrID)), not \"\(name)\": nothing was sent"
        case .stale: "the settings are no longer what the plan started from"
        case .byRule(let reason, let client, let profile):
            "\(reason.summary); shown: \(reason.shown(in: client, profile: profile))"
        case .photoMissing(.noneToRemove(isSimulated: true)):
            "there is no photo to remove; shown by Graph: 404 ErrorEntityNotFound"
        case .photoMissing(.noneToRemove(isSimulated: false)): "there is no photo to remove"
        case .photoMissing(.noneToRestore):
            "no photo of this account was replaced or removed here, so there is none to put back"
        case .byService(let error): error.message
        case .outcomeUnknown(.photo, _): Self.lost
        case .outcomeUnknown(.settings, let shown):
            Self.lost + "; "
                + (shown.map { "the tenant shows: \($0.statements(roles).joined(separator: " "))" }
                    ?? "the tenant could not be read")
        case .interrupted:
            "interrupted while the change was under way, and whether it was carried out is not known"
        }
    }

    private static let lost = "the change was sent, and whether it was carried out is not known"

    package var help: String? {
        switch self {
        case .notConfirmed(let tenant):
            "type the tenant's name when asked; without a terminal: `--yes \(tenant.domainOrID)`"
        case .wrongTenant: "sign in to the right tenant, or name this one"
        case .stale: "look again: `plan;`"
        case .byService(let error): error.help
        case .outcomeUnknown: "look again later: `show policy;` and `show history;`"
        case .interrupted: "the next start on this tenant asks it, and says so"
        case .byRule, .photoMissing: nil
        }
    }
}

extension PhotoReport {
    package func sentence(_ roles: RoleCatalog) -> String {
        switch end {
        case .written(let bytes): "\(account) has a new photo of \(bytes) bytes"
        case .removed: "\(account) has no photo any more"
        case .restored(hasPhoto: true): "\(account) has the previous photo again"
        case .restored(hasPhoto: false): "\(account) has no photo again"
        case .refused(let refusal): refusal.sentence(roles)
        }
    }
}

extension WorldChangeReport {
    /// Says what was changed, and that it is done: these statements are not a draft that waits for an apply.
    package var sentence: String { change + "; done at once, without `apply`" }

    private var change: String {
        switch self {
        case .granted(let role, let user, let unit):
            "\(user) now holds \(role.displayName)" + (unit.map { " over the unit \($0)" } ?? "")
        case .revoked(let role, let user): "\(user) no longer holds \(role.displayName)"
        case .mailboxPhotos(let policy, let isOn, let span):
            "photos are \(isOn ? "on" : "off") in the mailbox policy \"\(policy)\", in force within \(span.words)"
        case .mailboxPolicy(let policy, let isNew, let users, let span):
            "\(users.joined(separator: ", ")) now under the \(isNew ? "new " : "")mailbox policy \"\(policy)\", in force "
                + "within \(span.words)"
        case .userConsent(let isOn): "users may \(isOn ? "" : "not ")consent to applications"
        }
    }
}

extension ConfirmationQuestion {
    /// What would happen, as a sentence without its full stop.
    package var actWords: String {
        switch act {
        case .apply: "apply the plan to \(tenant.displayName)"
        case .rollback: "roll back the latest apply to \(tenant.displayName)"
        case .photo(let act, let account): "\(act.rawValue) the photo of \(account)"
        }
    }
}
