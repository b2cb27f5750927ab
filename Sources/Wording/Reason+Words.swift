import PhotoPolicy

extension Reason {
    /// The rule in a short phrase that follows *refused:*.
    package var summary: String {
        switch self {
        case .accountDisabled: "the account is disabled"
        case .clientUnavailable: "the client does not exist in this service profile"
        case .clientBlocked: "the tenant keeps this client from people without a directory role"
        case .clientCannotUpdate: "the client has no photo editing"
        case .clientCannotRemove: "the client cannot remove photos"
        case .clientOwnPhotoOnly: "the client changes only one's own photo"
        case .clientNeedsAdminRole: "the admin center needs a role that may write photos"
        case .guestOwnPhoto: "guests of this tenant cannot change their own photo"
        case .mailboxPolicy: "the OWA mailbox policy has photos off"
        case .consentBlocked: "a scope has no consent"
        case .scopeMissing: "the sign-in lacks a scope that is enough"
        case .roleMissing: "the account holds no role that may write others' photos"
        case .roleNotActivated: "the role is only eligible and not activated"
        case .roleScoped: "the role is held only over an administrative unit"
        case .sourceOnPremises: "photos may be changed on-premises only"
        case .roleNotAllowed: "no listed role is held active and tenant-wide"
        case .syncUnavailable: "the tenant has no directory synchronisation"
        case .targetNotSynced: "the account is not synchronised"
        case .sourceCloud: "photos may be changed in the cloud only"
        case .applicationNotSupported: "an application cannot change this setting"
        case .policyRoleMissing: "no active role may change this setting"
        }
    }

    /// Why the control's rules leave no choice; nil for the other rules.
    package var principle: String? {
        switch self {
        case .roleNotAllowed:
            "the list is all or nothing: whoever holds no listed role is refused, users and admins alike"
        case .sourceOnPremises: "source onPremises refuses everyone in the cloud, admins too"
        case .sourceCloud: "source cloud ignores every photo that comes by synchronisation"
        case .accountDisabled, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
            .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .consentBlocked, .scopeMissing,
            .roleMissing, .roleNotActivated, .roleScoped, .syncUnavailable, .targetNotSynced, .applicationNotSupported,
            .policyRoleMissing:
            nil
        }
    }

    /// Returns what a person refused by this rule sees in a client; codes and texts as observed (S, O).
    package func shown(in client: Client, profile: ServiceProfile) -> String {
        switch self {
        case .accountDisabled: "The account cannot sign in."
        case .clientUnavailable: "Nothing: \(client.displayName) does not exist in this service profile."
        case .clientBlocked: "The sign-in is refused."
        case .clientCannotUpdate: redirection(of: client)
        case .clientCannotRemove: "\(client.displayName) has no control that removes a photo."
        case .clientOwnPhotoOnly: "\(client.displayName) has no control for the photos of others."
        case .clientNeedsAdminRole: "\(client.displayName) gives no access."
        case .guestOwnPhoto:
            ClientSet.scoped.contains(client)
                ? "403 Forbidden, code Authorization_RequestDenied." : "\(client.displayName) shows no photo editor."
        case .mailboxPolicy: "The button is disabled before any attempt."
        case .consentBlocked: "The sign-in stops at \"Need admin approval\"."
        case .scopeMissing: "403 Forbidden."
        case .roleMissing, .roleNotActivated: "403 Forbidden, code Authorization_RequestDenied."
        case .roleScoped: "403 Forbidden, code ForbiddenByPolicy, message invalid_role."
        case .sourceOnPremises, .roleNotAllowed: Self.refusalByControl(in: client)
        case .syncUnavailable, .targetNotSynced, .sourceCloud: "Nothing: the photo is ignored without a message."
        case .applicationNotSupported, .policyRoleMissing:
            "403 Forbidden, code forbidden, message Authorization failed because of missing requirement(s)."
        }
    }

    private static func refusalByControl(in client: Client) -> String {
        switch client {
        case .powerShell, .graph:
            "403 Forbidden, code ForbiddenByAdmindEditPolicy, message Exception of type "
                + "'Microsoft.Fast.Profile.Core.Exception.ImagePolicyViolationException' was thrown."
        case .delve, .teams:
            "The button stays enabled; only after Save: MsgraphSetProfilePictureCallFailed, or that an external "
                + "endpoint returned 'Forbidden'."
        case .m365AdminCenter, .entraAdminCenter:
            "An error when saving."
        case .outlookWeb, .outlookClassic, .myAccount:
            "An error after the attempt."
        case .directorySync:
            "Nothing: the photo is ignored without a message."
        }
    }

    private func redirection(of client: Client) -> String {
        switch client {
        case .outlookWeb: "Outlook on the web redirects to Delve or Microsoft Teams."
        case .outlookClassic: "Outlook (classic) leads to a page of Outlook on the web that was removed."
        case .delve, .teams, .myAccount, .m365AdminCenter, .entraAdminCenter, .powerShell, .graph, .directorySync:
            "\(client.displayName) has no photo editing."
        }
    }
}
