import PhotoPolicy

/// What came of one statement: a value, rendered elsewhere.
package struct Outcome: Sendable {
    package enum Status: String, Sendable {
        case done
        /// An expectation or a what-if block that held.
        case held
        /// An expectation or a what-if block that did not hold.
        case failed
        /// A change that was refused.
        case refused
        /// Not run, for its level was closed before.
        case skipped
    }

    package let place: Place
    /// The labels of the what-if blocks around it, outermost first.
    package let path: [String]
    package let status: Status
    package let result: Result
    /// Remarks beside the result.
    package var notes: [String]
    /// Whether nothing of it can have left this machine.
    package let isSimulated: Bool
    /// The tenant it was about.
    package let tenant: String

    /// Whether it says what the service of a live tenant would decide.
    package var isPrediction: Bool {
        switch result {
        case .access, .explanation: !isSimulated
        case .edited, .discarded, .plan, .applied, .recorded, .refused, .page, .expectation, .photo, .changed, .clock,
            .listing, .printed, .defined, .block, .search, .skipped:
            false
        }
    }

    package indirect enum Result: Sendable {
        case edited(Draft, current: PhotoUpdateSettings)
        case discarded
        case plan(Plan)
        case applied(AppliedReport)
        case recorded(RecordedReport)
        case refused(Refusal)
        case access(AccessReport)
        case explanation(AccessExplanation)
        case page(String)
        case expectation(ExpectationReport)
        case photo(PhotoReport)
        case changed(String)
        case clock(from: Instant, to: Instant)
        case listing(Listing)
        case printed([String])
        case defined(name: String, values: [String])
        case block(BlockReport)
        case search(SearchReport)
        /// With the words of the statement that was not run.
        case skipped(String)
    }

    /// The name of the result's kind, as JSON has it.
    package var kind: String {
        switch result {
        case .edited: "edit"
        case .discarded: "discard"
        case .plan: "plan"
        case .applied(let report): report.isRollback ? "rollback" : "apply"
        case .recorded: "record"
        case .refused(let refusal): refusal.statement
        case .access(let report): report.isList ? "who" : "can"
        case .explanation: "explain"
        case .page: "page"
        case .expectation: "expect"
        case .photo(let report): report.statement
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

/// A change of the setting that the service accepted.
package struct AppliedReport: Sendable {
    package let isRollback: Bool
    package let plan: Plan
    /// Whether the plan has not been shown before.
    package let showsPlan: Bool
    package let reason: String?
    /// What the service showed when read back.
    package let readBack: PhotoUpdateSettings
    /// When it is in force everywhere.
    package let inForceBy: Instant
}

/// Why a change was not made.
package struct Refusal: Sendable {
    package let statement: String
    package let code: String
    package let message: String
    /// The findings that stopped it.
    package let findings: [Finding]
    /// The plan, when it has not been shown before.
    package let plan: Plan?
    package let help: String?
}

/// The answers to a question, now and with the draft in force.
package struct AccessReport: Sendable {
    /// Whether the question was *who*, so that only those rows count whose answer is `listed`.
    package let isList: Bool
    package let wantsAllowed: Bool
    package let action: String
    /// The clients asked about by name; nil is all that people use.
    package let clients: [Client]?
    package let rows: [AccessRow]
    package let rowsWithDraft: [AccessRow]?
    /// The moment asked about, in words; nil is now.
    package let moment: String?
    package let profile: ServiceProfile
}

package struct AccessExplanation: Sendable {
    package let actor: String
    package let action: String
    /// The moment asked about, in words; nil is now.
    package let moment: String?
    /// Nil for a change of the setting itself.
    package let client: Client?
    package let answer: Answer
    package let steps: [TraceStep]
    package let shown: String?
    /// Statements each of which alone would turn the answer.
    package let flips: [String]
}

package struct ExpectationReport: Sendable {
    package let holds: Bool
    /// The code of the failure; nil when it holds.
    package let code: String?
    /// What contradicts it, a line each.
    package let details: [String]
    /// When it would hold, if that is known.
    package let hints: [String]
}

package struct PhotoReport: Sendable {
    package let statement: String
    package let account: String
    package let client: Client
    /// Why it was refused: a rule's code, or `photo-missing`.
    package let code: String?
    package let message: String
}

/// A table to look at.
package struct Listing: Sendable {
    package let title: String
    package let columns: [String]
    package let rows: [[String]]
    /// Sentences below the table.
    package let remarks: [String]

    package init(_ title: String, columns: [String] = [], rows: [[String]] = [], remarks: [String] = []) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.remarks = remarks
    }
}

package struct BlockReport: Sendable {
    package let label: String?
    package let holds: Bool
    /// The difference from the tenant outside, once in force.
    package let impact: Impact
    /// Whether edits were made in it and never applied.
    package let neverApplied: Bool
}

package struct SearchReport: Sendable {
    package struct Solution: Sendable {
        package let settings: PhotoUpdateSettings
        package let statements: [String]
        package let guards: [FindingCode]
        package let isCurrent: Bool
    }

    package let solutions: [Solution]
    /// One of a smallest set of claims that no policy fulfils together.
    package struct ConflictingClaim: Sendable {
        /// Its source text.
        package let words: String
        /// How many of the policies tried fulfil it.
        package let fulfilledBy: Int
        /// What stands against it under the others: rules, and nil where nothing refuses what it wants refused.
        package let rules: [Verdict]
    }

    package let conflict: [ConflictingClaim]
    /// How many policies were tried, and what was not.
    package let tried: Int
    package let leftOut: PolicySearch.LeftOut
}
