import Interpreter
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants

/// A script's first apply, recorded to be carried out later: bound to the script, the tenant and the settings it was
/// made from.
package struct PlanFile: Sendable, Hashable {
    package struct Script: Sendable, Hashable {
        /// The name when the plan was made.
        package let name: String
        /// SHA-256 in hexadecimal digits.
        package let digest: String

        package init(name: String, digest: String) {
            self.name = name
            self.digest = digest
        }
    }

    package let tenant: TenantIdentity
    package let isLive: Bool
    /// The script, then what it includes.
    package let scripts: [Script]
    /// The digest by which the journal knows the script.
    package let digest: String?
    package let base: PhotoUpdateSettings
    package let proposed: PhotoUpdateSettings
    package let approval: Approval
    package let made: Instant
    package let madeBy: String?

    package init(
        tenant: TenantIdentity, isLive: Bool, scripts: [Script], digest: String?, base: PhotoUpdateSettings,
        proposed: PhotoUpdateSettings, approval: Approval, made: Instant, madeBy: String?
    ) {
        self.tenant = tenant
        self.isLive = isLive
        self.scripts = scripts
        self.digest = digest
        self.base = base
        self.proposed = proposed
        self.approval = approval
        self.made = made
        self.madeBy = madeBy
    }

    /// Why a plan must not be carried out, known before the settings are read.
    package struct Objection: Error, Sendable, Hashable {
        package let code: ChangeCode
        package let message: String
    }

    /// - Parameter currentDigest: the digest of a script's bytes now; nil when the file no longer exists, which is not
    ///   an objection: the plan may be carried out on another machine.
    package func objection(to tenant: Tenant, currentDigest: (String) -> String?) -> Objection? {
        let identity = tenant.directory.tenant
        guard identity.id == self.tenant.id else {
            return Objection(
                code: .wrongTenant,
                message: "the plan was made for \(self.tenant.displayName) (\(self.tenant.id)), and this is "
                    + "\(identity.displayName) (\(identity.id))")
        }
        guard tenant.isLive == isLive else {
            return Objection(
                code: .wrongTenant,
                message: "the plan was made on \(isLive ? "the live tenant" : "a simulated tenant"), and this one is "
                    + (tenant.isLive ? "live" : "simulated"))
        }
        for script in scripts {
            if let now = currentDigest(script.name), now != script.digest {
                return Objection(
                    code: .stalePlan, message: "the script \(script.name) has changed since the plan was made from it"
                )
            }
        }
        return nil
    }
}

extension Session {
    /// Carries out a plan file; refuses when the settings are no longer those it was made from.
    ///
    /// - Parameter source: the plan as a script, which reports and outcomes point to.
    package func apply(_ file: PlanFile, in source: Source) async throws -> Closing? {
        let place = Place(source: source, span: SourceSpan(0, source.bytes.count))
        return try await apply(file.proposed, from: file.base, file.approval, script: file.digest, at: place)
    }
}
