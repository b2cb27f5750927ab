import PhotoPolicy

/// The directory of the embedded tenants: hybrid, with an account for each rule.
enum EmbeddedDirectory {
    static let organization = TenantFile.Organization(
        id: id(0x001), displayName: "contoso",
        verifiedDomains: [TenantFile.Organization.Domain(name: "contoso.com", isDefault: true)], isSynced: true)

    static let users = [
        user(0x101, "global.admin", "Gloria Global"),
        user(0x102, "user.admin", "Udo User"),
        user(0x103, "people.admin", "Paula People"),
        user(0x104, "intune.admin", "Ines Intune"),
        user(0x105, "directory.writer", "Dario Writer"),
        user(0x106, "partner.tier1", "Petra Tier-One"),
        user(0x107, "partner.tier2", "Pavel Tier-Two"),
        user(0x108, "scoped.admin", "Sven Scoped"),
        user(0x109, "eligible.admin", "Elena Eligible"),
        user(0x110, "group.admin", "Greta Group"),
        user(0x111, "teams.admin", "Tariq Teams"),
        user(0x112, "employee", "Emma Employee"),
        user(0x113, "sales.employee", "Sami Sales"),
        user(0x114, "synced.employee", "Sofia Synced", [.enabled, .synced]),
        user(0x115, "no.photo.policy", "Nils No-Photo", mailboxPolicy: noPhotos),
        user(
            0x116, "onprem.mailbox", "Olga On-Premises", [.enabled, .synced, .mailboxOnPremises],
            mailboxPolicy: noPhotos),
        user(0x117, "former.employee", "Fred Former", []),
        user(0x118, "guest_fabrikam.com#EXT#", "Gustav Guest", [.enabled, .guest]),
    ]

    static let groups = [
        TenantFile.Group(
            id: id(0x201), displayName: "Photo Helpers", isAssignableToRole: true, members: [id(0x110)])
    ]

    static let administrativeUnits = [
        TenantFile.Unit(id: id(0x301), displayName: "Sales", members: [id(0x113)])
    ]

    static let roleAssignments = [
        assignment(.globalAdmin, to: 0x101),
        assignment(.userAdmin, to: 0x102),
        assignment(.peopleAdmin, to: 0x103),
        assignment(.intuneAdmin, to: 0x104),
        assignment(.directoryWriters, to: 0x105),
        assignment(.partnerTier1Support, to: 0x106),
        assignment(.partnerTier2Support, to: 0x107),
        TenantFile.Assignment(role: teamsAdministrator, principal: id(0x111)),
        assignment(.userAdmin, to: 0x108, unit: id(0x301)),
        assignment(.userAdmin, to: 0x201),
    ]

    static let roleEligibilitySchedules = [assignment(.userAdmin, to: 0x109)]

    static let owaMailboxPolicies = [
        TenantFile.MailboxPolicy(name: MailboxPolicies.standardName, setPhotoEnabled: true),
        TenantFile.MailboxPolicy(name: noPhotos, setPhotoEnabled: false),
    ]

    private static let teamsAdministrator = GUID(high: 0x6909_1246_20e8_4a56, low: 0xaa4d_0660_75b2_a7a8)
    private static let noPhotos = "No photos"

    private static func id(_ number: UInt64) -> GUID { GUID(high: 0x4000, low: 0x8000_0000_0000_0000 | number) }

    private static func user(
        _ number: UInt64, _ name: String, _ displayName: String, _ traits: AccountTraits = .enabled,
        mailboxPolicy: String? = nil
    ) -> TenantFile.User {
        TenantFile.User(
            id: id(number), userPrincipalName: "\(name)@contoso.com", displayName: displayName, traits: traits,
            owaMailboxPolicy: mailboxPolicy)
    }

    private static func assignment(
        _ role: RoleIndex, to principal: UInt64, unit: GUID? = nil
    ) -> TenantFile.Assignment {
        TenantFile.Assignment(role: RoleCatalog.builtIn[role].id, principal: id(principal), unit: unit)
    }
}
