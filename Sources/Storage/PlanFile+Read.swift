import Files
import FoundationEssentials
import Interpreter
import LiveChanges
import PhotoPolicy
import Resolution
import Tenants

/// Why a file is not a plan that can be carried out.
package struct PlanFileError: Fault {
    package let message: String

    package var faultCode: String { ChangeCode.planFileInvalid.rawValue }
    package var sentence: String { message }
    package var exitKind: ExitKind { .inputInError }
}

extension PlanFile {
    /// Reads a plan file; its digest must match its text.
    package static func reading(_ bytes: [UInt8]) throws(PlanFileError) -> PlanFile {
        let stored: StoredPlan
        do {
            stored = try JSONDecoder().decode(StoredPlan.self, from: Data(bytes))
        } catch let error as PlanFileError {
            throw error
        } catch {
            throw PlanFileError(message: "it is not a plan file that this version can read")
        }
        guard let sealed = bytes.sealed, sha256(sealed) == stored.digest else {
            throw PlanFileError(message: "its text was changed after it was written: the digest is of another text")
        }
        return try stored.file()
    }
}

extension [UInt8] {
    /// The bytes before the last `,\n"digest":`, which the digest covers.
    fileprivate var sealed: ArraySlice<UInt8>? {
        let seal = Array(",\n\"digest\":".utf8)
        guard count >= seal.count else { return nil }
        return (0...(count - seal.count)).last { self[$0...].starts(with: seal) }.map { self[..<$0] }
    }
}

/// The members needed to carry out a plan.
private struct StoredPlan: Decodable {
    let format: String
    let version: Int
    let tenant: StoredTenant
    let scripts: [StoredScript]
    let scriptDigest: String?
    let despite: [String]
    let because: String?
    let made: String
    let madeBy: String?
    let current: StoredSettings
    let proposed: StoredSettings
    let digest: String

    struct StoredTenant: Decodable {
        let id: String
        let displayName: String
        let verifiedDomains: [String]
        let live: Bool
    }

    struct StoredScript: Decodable {
        let name: String
        let sha256: String
    }

    struct StoredSettings: Decodable {
        let source: String?
        let allowedRoles: [String]

        var value: PhotoUpdateSettings {
            PhotoUpdateSettings(
                source: source.map { PhotoUpdateSettings.Source(rawValue: $0) },
                allowedRoles: allowedRoles.compactMap { GUID($0) }, otherRoles: allowedRoles.filter { GUID($0) == nil })
        }
    }

    func file() throws(PlanFileError) -> PlanFile {
        guard format == "photopolicy-plan", version == 1 else {
            throw PlanFileError(message: "it is of another form or version")
        }
        let codes = despite.compactMap(FindingCode.init(rawValue:))
        guard let id = GUID(tenant.id), let moment = Instant(made), codes.count == despite.count else {
            throw PlanFileError(message: "its tenant, time or guards cannot be read")
        }
        return PlanFile(
            tenant: TenantIdentity(
                id: id, displayName: tenant.displayName, verifiedDomains: tenant.verifiedDomains),
            isLive: tenant.live, scripts: scripts.map { PlanFile.Script(name: $0.name, digest: $0.sha256) },
            digest: scriptDigest, base: current.value, proposed: proposed.value,
            approval: Approval(despite: codes, because: because), made: moment, madeBy: madeBy)
    }
}
