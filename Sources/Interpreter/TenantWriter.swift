import PhotoPolicy
import Resolution
import Tenants

/// Carries out changes of a tenant that rules and findings let pass.
///
/// A simulated tenant changes at once; a live one by a separate protocol. A writer throws when it cannot act at all; a
/// refusal or unknown outcome is a result.
package protocol TenantWriter: Sendable {
    func write(_ change: SettingsChange, to tenant: inout Tenant) async throws -> WriteResult
    func write(_ change: PhotoChange, to tenant: inout Tenant) async throws -> WriteResult
    /// Returns the change that a rollback takes back, as known now; nil when there is none.
    func undoable(in tenant: inout Tenant) async throws -> UndoableChange?
    /// Returns what the latest change of a photo replaced: an inner nil means *none*, an outer nil *no change is
    /// known*.
    func replacedPhoto(of account: Account, in tenant: Tenant) async throws -> Photo??
    /// Returns what this program changed in the tenant, oldest first.
    func history(of tenant: Tenant) async throws -> ChangeHistory
    /// SHA-256 of a script in hexadecimal digits; nil where nothing needs to be identified by it later.
    var digest: (@Sendable ([UInt8]) -> String)? { get }
}

/// A plan to be carried out.
package struct SettingsChange: Sendable {
    package let plan: Plan
    package let reason: String?
    /// Whether the plan has been shown already.
    package let isShown: Bool
    /// What a rollback takes back; nil for an apply.
    package let undoing: UndoableChange?
    /// The digest of the running script.
    package let script: String?
}

/// A photo to be put in place of another, or removed.
package struct PhotoChange: Sendable {
    package let act: PhotoReport.Act
    package let account: Account
    /// Nil removes it.
    package let photo: Photo?
    package let client: Client
    /// What the rules say about it.
    package let verdict: Verdict
    package let profile: ServiceProfile
    package let script: String?
}

package struct UndoableChange: Sendable {
    package let change: AppliedChange
    /// Its place in a journal; nil where there is none.
    package let entry: Int?

    package init(_ change: AppliedChange, entry: Int?) {
        self.change = change
        self.entry = entry
    }
}

package enum ChangeHistory: Sendable {
    case applied([AppliedChange])
    case journal([JournalEntry])
}

/// The outcome of a change.
package struct WriteResult: Sendable {
    package enum End: Sendable {
        /// With the settings that the tenant then showed; nil for a photo.
        case accepted(PhotoUpdateSettings?, at: Instant)
        case refused(WriteRefusal)
    }

    package let end: End
    /// Whether the plan has been shown, earlier or when asking for confirmation.
    package var isPlanShown = false
    package var notes: [Note] = []
    /// Ends the run once the statement has been reported.
    package var fault: (any Error)?

    package init(_ end: End) { self.end = end }
}

package enum MissingPhoto: Sendable {
    case noneToRemove(isSimulated: Bool)
    /// No change of it is known here.
    case noneToRestore
}

/// Why a change was not made, or is not known to have been.
package enum WriteRefusal: Sendable {
    case notConfirmed(TenantIdentity)
    /// Another tenant was named when asked for confirmation.
    case wrongTenant(TenantIdentity, named: String)
    /// The settings are no longer what the plan started from.
    case stale
    /// A rule refuses a photo.
    case byRule(Reason, Client, profile: ServiceProfile)
    case photoMissing(MissingPhoto)
    case byService(ServiceError)
    /// It is not known whether it was carried out; with the settings that the tenant showed when asked.
    case outcomeUnknown(ChangeKind, shown: PhotoUpdateSettings?)
    /// As above, because it was interrupted.
    case interrupted

    package var code: String {
        switch self {
        case .notConfirmed: ChangeCode.notConfirmed.rawValue
        case .wrongTenant: ChangeCode.wrongTenant.rawValue
        case .stale: ChangeCode.stalePlan.rawValue
        case .byRule(let reason, _, _): reason.rawValue
        case .photoMissing: ChangeCode.photoMissing.rawValue
        case .byService(let error): error.code
        case .outcomeUnknown, .interrupted: ChangeCode.outcomeUnknown.rawValue
        }
    }
}

/// Codes of changes that were not made, in addition to those of findings, rules, and the service.
package enum ChangeCode: String, Sendable, CaseIterable {
    case stalePlan = "stale-plan"
    case nothingToRollBack = "nothing-to-roll-back"
    case drift
    case notConfirmed = "not-confirmed"
    case wrongTenant = "wrong-tenant"
    case photoMissing = "photo-missing"
    case outcomeUnknown = "outcome-unknown"
    case planFileInvalid = "plan-file-invalid"
}
