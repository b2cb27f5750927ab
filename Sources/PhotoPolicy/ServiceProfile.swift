/// The service as it is at some time: which clients exist, what they do, which roles count. Profiles are data.
package struct ServiceProfile: Sendable, Hashable {
    package enum Name: String, Sendable, Hashable, CaseIterable {
        /// The world of September 2024, as testers found it (S).
        case september2024 = "2024-09"
        /// The world of September 2026, as documented (D).
        case september2026 = "2026-09"
    }

    package let name: Name
    /// Clients that exist.
    package let availableClients: ClientSet
    /// Clients with photo editing.
    package let editingClients: ClientSet
    /// Clients that have no control for removing a photo.
    package let clientsWithoutRemoval: ClientSet
    /// Clients in which people can change only their own photo.
    package let ownPhotoClients: ClientSet
    /// Clients that disable the button under an OWA mailbox policy with photos off.
    package let mailboxPolicyClients: ClientSet
    /// Roles with the right to write the photos of others.
    package let photoWritingRoles: RoleSet
    /// Roles accepted in `allowedRoles`.
    package let supportedRoles: RoleSet
    /// Roles whose holders may change the setting.
    package let policyRoles: RoleSet
    /// Whether an application, without a user, may change the setting.
    package let acceptsApplications: Bool
    /// Whether a PATCH without `allowedRoles` opens the control to all (S) or keeps the list (D).
    package let partialPatchOpens: Bool
    /// Whether the documentation names DELETE as an operation of the setting (D: until May 2026).
    package let documentsDelete: Bool
    /// Whether clients are known (S) to show the control's refusal only after the attempt; otherwise it is assumed.
    package let isLateRefusalObserved: Bool

    package static func named(_ name: Name) -> ServiceProfile {
        switch name {
        case .september2024: september2024
        case .september2026: september2026
        }
    }

    package static let september2024 = ServiceProfile(
        name: .september2024,
        availableClients: ClientSet(Client.allCases.filter { $0 != .myAccount }),
        // Outlook on the web redirects to Delve or Teams, Outlook classic to a page that was removed (S).
        editingClients: ClientSet([.delve, .teams, .m365AdminCenter, .entraAdminCenter, .powerShell, .graph]),
        clientsWithoutRemoval: ClientSet([.m365AdminCenter]),
        ownPhotoClients: ClientSet([.delve, .teams]),
        mailboxPolicyClients: ClientSet([.delve, .teams]),
        photoWritingRoles: RoleSet([
            .globalAdmin, .userAdmin, .intuneAdmin, .directoryWriters, .partnerTier1Support, .partnerTier2Support,
        ]),
        supportedRoles: RoleSet([.userAdmin, .globalAdmin]),
        policyRoles: RoleSet([.globalAdmin]),
        acceptsApplications: false,
        partialPatchOpens: true,
        documentsDelete: true,
        isLateRefusalObserved: true
    )

    package static let september2026 = ServiceProfile(
        name: .september2026,
        availableClients: ClientSet(Client.allCases.filter { $0 != .delve }),
        editingClients: ClientSet([
            .teams, .outlookWeb, .myAccount, .m365AdminCenter, .entraAdminCenter, .powerShell, .graph,
        ]),
        clientsWithoutRemoval: ClientSet([.m365AdminCenter]),
        ownPhotoClients: ClientSet([.teams, .outlookWeb, .myAccount]),
        mailboxPolicyClients: ClientSet([.teams, .outlookWeb]),
        photoWritingRoles: september2024.photoWritingRoles.union(RoleSet([.peopleAdmin])),
        supportedRoles: RoleSet([.userAdmin, .globalAdmin, .peopleAdmin]),
        policyRoles: RoleSet([.globalAdmin, .peopleAdmin]),
        acceptsApplications: true,
        partialPatchOpens: false,
        documentsDelete: false,
        isLateRefusalObserved: false
    )
}
