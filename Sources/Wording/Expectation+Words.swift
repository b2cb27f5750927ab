import Interpreter
import PhotoPolicy
import Text

extension ExpectationReport.Failure {
    /// Returns what contradicts the expectation, one line each.
    package func lines(_ roles: RoleCatalog) -> [String] {
        switch self {
        case .settings(let settings):
            ["the settings are: \(settings.statements(roles).joined(separator: " "))"]
        case .tenant(let identity, let isLive):
            [
                "this is \(identity.displayName) (\(identity.verifiedDomains.joined(separator: ", "))), "
                    + (isLive ? "live" : "simulated")
            ]
        case .raises(let finding):
            ["\(finding.severity.rawValue) \(finding.code.rawValue): \(finding.sentence(roles))"]
        case .raisesOnly(let codes): ["the plan raises: \(codes.map(\.rawValue).joined(separator: ", "))"]
        case .photo(let account, let bytes):
            [bytes.map { "\(account) has a photo of \($0) bytes" } ?? "\(account) has no photo"]
        case .access(let result): result.lines(roles)
        case .populationEmpty: ["there is no such account"]
        case .holdersUnknown: ["it depends on who holds which role, and that may not be read"]
        }
    }
}

extension ExpectationReport.Hint {
    package var words: String {
        switch self {
        case .withDraftApplied: "it would hold with the draft applied: `apply;`"
        case .withDraftInForce: "it would hold with the draft applied and in force"
        case .onceInForce(let end): "it would hold once in force" + (end.map { ", by \($0.words)" } ?? "")
        case .isAboutNobody: "it proves nothing: the population is empty"
        }
    }
}

extension Note {
    package var words: String {
        switch self {
        case .emptiesRoles: "an empty role list comes with it, for roles count only under `source cloud`"
        case .needsUndocumentedDelete:
            "this needs DELETE, which is no longer documented; the service may refuse it"
        case .rolesDoNotCount: "roles count only under `source cloud`: `plan` will say so"
        case .roleNotAccepted(let role):
            "the service does not take \(role.displayName) in the list: `plan` will say so"
        case .roleHeldByNobody(let role): "nobody holds \(role.displayName) tenant-wide, active or eligible"
        case .mailboxPolicyIsNew(let name, let others):
            "the mailbox policy \"\(name)\" is new"
                + (nearestWord(to: name, among: others).map { "; did you mean \"\($0)\"?" } ?? "")
        case .despiteNotRaised(let code): "`despite \(code.rawValue)`: the plan does not raise it"
        case .hint(let hint): hint.words
        case .predictedRefusal(let reason): "prediction: refused (\(reason.rawValue)), \(reason.summary)"
        case .answerLost(let code, .settings):
            "its answer was lost (\(code)); read afterwards, the tenant shows these settings"
        case .answerLost(let code, .photo): "its answer was lost (\(code)); read afterwards, the tenant shows it"
        case .outcomeNotNoted: "the journal could not note the outcome; the next start asks the tenant"
        case .replacedPhotoKept: "the photo it replaced is kept: `restore photo of …;` puts it back"
        case .mailboxPolicies(let exported, let age):
            "mailbox policies are those exported at \(exported.words)\(age.ago)"
        case .holdersUnknown:
            "who holds which role could not be read: accounts count as holding none, except for roles that "
                + "the sign-in itself shows"
        }
    }
}

extension BlockReport {
    /// What follows its label: nothing if it expects nothing and nothing in it failed.
    package var verdict: String {
        guard holds else { return ": failed" }
        switch expectations {
        case 0: return ""
        case 1: return ": its expectation holds"
        default: return ": its \(expectations) expectations hold"
        }
    }
}
