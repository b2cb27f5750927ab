import PhotoPolicy

/// The simulated tenants that come with the program.
package enum EmbeddedTenants {
    /// The first is the one used when none is named.
    package static let names = ["contoso", "contoso-2026"]

    /// A one-line description of a tenant.
    package static func summary(of name: String) -> String {
        switch name {
        case "contoso": "hybrid, an account for each rule, under the service of September 2024"
        case "contoso-2026": "the same directory under the service of September 2026"
        default: ""
        }
    }

    /// Returns nil when there is no tenant of that name.
    package static func tenant(named name: String) throws(TenantFileError) -> SimulatedTenant? {
        switch name {
        case "contoso":
            try SimulatedTenant(
                file(.september2024, clock: "2024-09-05T09:00:00Z", operator: "global.admin@contoso.com"))
        case "contoso-2026":
            try SimulatedTenant(
                file(.september2026, clock: "2026-09-07T09:00:00Z", operator: "people.admin@contoso.com"))
        default: nil
        }
    }

    private static func file(
        _ service: ServiceProfile.Name, clock: String, operator: String
    ) throws(TenantFileError) -> TenantFile {
        guard let clock = Instant(clock) else { throw TenantFileError(path: "clock", message: "this is no time") }
        return TenantFile(
            organization: EmbeddedDirectory.organization, users: EmbeddedDirectory.users,
            groups: EmbeddedDirectory.groups, administrativeUnits: EmbeddedDirectory.administrativeUnits,
            roleAssignments: EmbeddedDirectory.roleAssignments,
            roleEligibilitySchedules: EmbeddedDirectory.roleEligibilitySchedules,
            owaMailboxPolicies: EmbeddedDirectory.owaMailboxPolicies, service: service,
            clock: clock, operatorName: `operator`,
            adminConsent: [
                .userReadAll, .userReadWriteAll, .profilePhotoReadAll, .profilePhotoReadWriteAll,
                .peopleSettingsReadAll, .peopleSettingsReadWriteAll,
            ])
    }
}
