import PhotoPolicy
import Resolution
import Tenants

/// The answers to a question, now and with the draft in force.
package struct AccessReport: Sendable {
    /// Whether the question was *who*, so only rows whose answer matches `wantsAllowed` count.
    package let isList: Bool
    package let wantsAllowed: Bool
    package let question: Question
    package let rows: [AccessRow]
    package let rowsWithDraft: [AccessRow]?
    /// The answers account by account, if accounts by name were requested.
    package let accounts: NamedAnswers?
    package let profile: ServiceProfile
}

/// Every rule that one request meets.
package struct AccessExplanation: Sendable {
    package let actor: AccessRow.Name
    package let target: AccessRow.Target
    package let moment: Question.Moment
    /// Nil for a change of the setting itself.
    package let client: Client?
    package let answer: Answer
    package let trace: Trace
    package let profile: ServiceProfile
    /// Changes that would each reverse the answer on their own.
    package let flips: [Flip]
    /// The answer with the draft and everything else accepted in force; nil without edits.
    package let withDraft: Answer?
    /// Whether every rule is wanted, not only those that refuse.
    package let isFull: Bool
}

package struct ExpectationReport: Sendable {
    package enum Failure: Sendable {
        case settings(PhotoUpdateSettings)
        case tenant(TenantIdentity, isLive: Bool)
        /// The plan raises a finding that it should not.
        case raises(Finding)
        /// The plan does not raise the finding, only these.
        case raisesOnly([FindingCode])
        /// The photo's size in bytes; nil when there is no photo.
        case photo(of: String, bytes: Int?)
        case access(ClaimResult)
        /// The claim is about accounts that do not exist.
        case populationEmpty
        /// It depends on who holds which role, which may not be read.
        case holdersUnknown
    }

    /// When it would hold, or why it holds.
    package enum Hint: Sendable, Hashable {
        case withDraftApplied
        case withDraftInForce
        case onceInForce(by: Instant?)
        case isAboutNobody
    }

    /// What contradicts it; nil when it holds.
    package let failure: Failure?
    package let hints: [Hint]

    package var holds: Bool { failure == nil }

    /// The code of the failure; nil when it holds.
    package var code: Code? {
        switch failure {
        case nil: nil
        case .settings: .settingsDiffer
        case .tenant: .tenantMismatch
        case .raises, .raisesOnly, .photo, .access: .expectationFailed
        case .populationEmpty: .populationEmpty
        case .holdersUnknown: .holdersUnknown
        }
    }

    package enum Code: String, Sendable, CaseIterable {
        case settingsDiffer = "settings-differ"
        case tenantMismatch = "tenant-mismatch"
        case expectationFailed = "expectation-failed"
        case populationEmpty = "population-empty"
        case holdersUnknown = "holders-unknown"
    }
}

package struct BlockReport: Sendable {
    package let label: String?
    package let holds: Bool
    /// How many expectations were checked at its level, whether they hold or fail.
    package let expectations: Int
    /// The difference from the tenant outside, once in force.
    package let impact: Impact
    package let people: PeopleCount
    package let grid: AbilityGrid
    /// Whether edits were made in it and never applied.
    package let neverApplied: Bool

    package enum Code: String, Sendable, CaseIterable { case draftNeverApplied = "draft-never-applied" }
}

package struct SearchReport: Sendable {
    package struct Solution: Sendable {
        package let settings: PhotoUpdateSettings
        package let guards: [FindingCode]
        package let isCurrent: Bool
    }

    /// One of a smallest set of claims that no policy fulfils together.
    package struct ConflictingClaim: Sendable {
        /// Its source text.
        package let words: String
        /// How many of the policies tried fulfil it.
        package let fulfilledBy: Int
        /// What contradicts it under the others: rules, and nil where nothing refuses what it wants refused.
        package let rules: [Verdict]
    }

    package let solutions: [Solution]
    package let conflict: [ConflictingClaim]
    /// How many policies were tried, and what was not.
    package let tried: Int
    package let leftOut: PolicySearch.LeftOut
}
