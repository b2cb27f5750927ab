import PhotoPolicy
import Resolution
import Tenants

/// The outcome of one statement: a value, put into words elsewhere.
package struct Outcome: Sendable {
    package enum Status: String, Sendable {
        case done
        /// An expectation or a what-if block that held.
        case held
        /// An expectation or a what-if block that did not hold.
        case failed
        /// A change that was refused.
        case refused
        /// Not run, because its level was already closed.
        case skipped
    }

    package let place: Place
    /// The labels of the what-if blocks around it, outermost first; nil where a block has none.
    package let path: [String?]
    package let status: Status
    package let result: Result
    /// Remarks on the result.
    package var notes: [Note]
    /// Whether nothing of it can have left this machine.
    package let isSimulated: Bool
    /// The tenant it was about.
    package let tenant: String

    package indirect enum Result: Sendable {
        case edited(Draft, current: PhotoUpdateSettings)
        case discarded
        case plan(PlanReport)
        case applied(AppliedReport)
        case recorded(RecordedReport)
        case refused(Refusal)
        case access(AccessReport)
        case explanation(AccessExplanation)
        /// The page of a code, if there is one.
        case page(String)
        case expectation(ExpectationReport)
        case photo(PhotoReport)
        case changed(WorldChangeReport)
        case clock(from: Instant, to: Instant)
        case listing(Listing)
        case printed([String])
        case defined(name: String, values: [String])
        case block(BlockReport)
        case search(SearchReport)
        /// With the words of the statement that was not run.
        case skipped(String)
    }

    /// Whether it predicts what the service of a live tenant would decide.
    package var isPrediction: Bool {
        switch result {
        case .access, .explanation: !isSimulated
        case .edited, .discarded, .plan, .applied, .recorded, .refused, .page, .expectation, .photo, .changed, .clock,
            .listing, .printed, .defined, .block, .search, .skipped:
            false
        }
    }

    /// The name of the result's kind in JSON.
    package var kind: String {
        switch result {
        case .edited: "edit"
        case .discarded: "discard"
        case .plan: "plan"
        case .applied(let report): report.isRollback ? "rollback" : "apply"
        case .recorded: "record"
        case .refused(let refusal): refusal.statement.rawValue
        case .access(let report): report.isList ? "who" : "can"
        case .explanation: "explain"
        case .page: "page"
        case .expectation: "expect"
        case .photo(let report): report.act.rawValue
        case .changed: "change"
        case .clock: "advance"
        case .listing: "show"
        case .printed: "print"
        case .defined: "let"
        case .block: "what-if"
        case .search: "find-policy"
        case .skipped: "skipped"
        }
    }
}

/// A remark on a result.
package enum Note: Sendable, Hashable {
    /// A source was drafted under which the list does not count, and the list is emptied with it.
    case emptiesRoles
    /// The drafted source requires a request that is no longer documented.
    case needsUndocumentedDelete
    /// A source was drafted under which the list, also drafted, does not count.
    case rolesDoNotCount
    /// A role was drafted that the service does not accept in the list.
    case roleNotAccepted(Role)
    /// A role was drafted that no enabled account holds tenant-wide, active or eligible.
    case roleHeldByNobody(Role)
    /// A statement created a mailbox policy; with the names of those that already existed.
    case mailboxPolicyIsNew(String, besides: [String])
    /// `despite` names a guard that the plan does not raise.
    case despiteNotRaised(FindingCode)
    case hint(ExpectationReport.Hint)
    /// What the rules predicted for a change that the service decides on.
    case predictedRefusal(Reason)
    /// The answer to a change was lost, but the tenant, read afterwards, shows the change.
    case answerLost(code: String, of: ChangeKind)
    /// The journal could not note the outcome of a change.
    case outcomeNotNoted
    case replacedPhotoKept
    case mailboxPolicies(exported: Instant, age: TimeSpan)
    /// Who holds which role may not be read.
    case holdersUnknown
}

/// What a change is about.
package enum ChangeKind: Sendable, Hashable {
    case settings, photo
}

extension Tenant {
    /// What a person must know about the data behind a result on a live tenant.
    func notes(beside result: Outcome.Result) async -> [Note] {
        var notes: [Note] = await knowsHolders(behind: result) ? [] : [.holdersUnknown]
        if case .live(let tenant) = self, result.dependsOnMailboxPolicies, let exports = tenant.mailboxExports {
            notes.append(.mailboxPolicies(exported: exports.exported, age: exports.age))
        }
        return notes
    }
}

extension Tenant {
    /// Based on what was read a moment ago. If it cannot be read now, the result still stands.
    private func knowsHolders(behind result: Outcome.Result) async -> Bool {
        if case .listing(.user(let facts)) = result { return facts.held != nil }
        guard result.dependsOnRoleHolders else { return true }
        return (try? await directory.knowsRoleHolders()) ?? true
    }
}

extension Outcome.Result {
    fileprivate var dependsOnRoleHolders: Bool {
        switch self {
        case .access, .explanation, .plan, .recorded, .search, .block: true
        case .listing(let listing): listing.dependsOnRoleHolders
        case .edited, .discarded, .applied, .refused, .page, .expectation, .photo, .changed, .clock, .printed,
            .defined, .skipped:
            false
        }
    }

    fileprivate var dependsOnMailboxPolicies: Bool {
        switch self {
        case .access, .explanation, .plan, .recorded, .applied, .search: true
        case .edited, .discarded, .refused, .page, .expectation, .photo, .changed, .clock, .listing, .printed,
            .defined, .block, .skipped:
            false
        }
    }
}
