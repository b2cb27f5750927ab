import PhotoPolicy
import Resolution
import Tenants

/// A plan that was asked for.
package struct PlanReport: Sendable {
    package let plan: Plan
    /// Whether everything is shown, with nothing folded.
    package let isFull: Bool
    /// Who gains and loses, if accounts by name were requested.
    package let accounts: NamedImpacts?
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

/// An apply that was recorded instead of being carried out.
package struct RecordedReport: Sendable {
    package let plan: Plan
    /// Whether the plan has not been shown before.
    package let showsPlan: Bool
    package let reason: String?
}

/// What a session recorded of the first apply instead of carrying it out.
package struct RecordedApply: Sendable {
    package let plan: Plan
    package let approval: Approval
}

/// A change of the setting, or of who holds which role, that was not made.
package struct Refusal: Sendable {
    package enum Statement: String, Sendable { case apply, rollback, revoke }

    package enum Reason: Sendable {
        /// Findings of the plan; never empty.
        case findings([Finding])
        /// The settings are no longer what the plan, or the plan file, started from.
        case stalePlan(isFile: Bool)
        case nothingToRollBack
        /// The settings are no longer what the latest apply left.
        case drift
        case revocation(TenantError)
        case write(WriteRefusal)
    }

    package let statement: Statement
    package let reason: Reason
    /// The plan, when it has not been shown before.
    package let plan: Plan?

    /// The findings that stopped it.
    package var findings: [Finding] { if case .findings(let findings) = reason { findings } else { [] } }

    package var code: String {
        switch reason {
        case .findings(let findings): findings.first?.code.rawValue ?? ""
        case .stalePlan: ChangeCode.stalePlan.rawValue
        case .nothingToRollBack: ChangeCode.nothingToRollBack.rawValue
        case .drift: ChangeCode.drift.rawValue
        case .revocation(let error): error.code.rawValue
        case .write(let refusal): refusal.code
        }
    }
}

/// The outcome of a statement about a photo.
package struct PhotoReport: Sendable {
    package enum Act: String, Sendable, Hashable { case update, remove, restore }

    package enum End: Sendable {
        /// There is a new photo of this size.
        case written(bytes: Int)
        case removed
        /// What was there before is back: a photo, or none.
        case restored(hasPhoto: Bool)
        case refused(WriteRefusal)
    }

    package let act: Act
    package let account: String
    package let client: Client
    package let end: End

    /// Why it was refused; nil when it was done.
    package var refusal: WriteRefusal? { if case .refused(let refusal) = end { refusal } else { nil } }
}
