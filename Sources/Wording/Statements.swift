import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution

extension RoleCatalog {
    /// Returns a role of the setting as a script names it: by its word, a custom role by its display name, or by its id
    /// where it has no unique name.
    package func written(_ id: GUID) -> String {
        role(id: id).map(written) ?? id.description
    }

    package func written(_ role: Role) -> String {
        let name = uniqueName(of: role)
        return role.isCustom && name == role.displayName ? WrittenName.quoted(name) : name
    }

    /// Returns the word of a built-in role or the display name of a custom one; its id where the name means another
    /// role, or several.
    package func uniqueName(of role: Role) -> String {
        guard !role.isCustom else {
            let isItsOwn = !sharesName(role) && GUID(role.displayName) == nil
            return isItsOwn ? role.displayName : role.id.description
        }
        return self.role(named: role.word)?.index == role.index ? role.word : role.id.description
    }

    fileprivate func statement(allowing ids: [GUID]) -> String { StatementText.allow(roles: ids.map(written)) }
}

extension PhotoUpdateSettings {
    /// Returns the statements that would bring about the settings, with what no statement can say in curly quotes.
    package func statements(_ catalog: RoleCatalog) -> [String] {
        var source = source?.rawValue ?? "any"
        if case .other(let word) = self.source { source = "“\(word)”" }
        let roles = allowedRoles.map(catalog.written) + otherRoles.map { "“\($0)”" }
        return [StatementText.source(source), StatementText.allow(roles: roles)]
    }
}

extension Draft {
    /// The edits as statements, in their canonical spelling.
    package func statements(_ catalog: RoleCatalog) -> [String] {
        let sourceEdit = source.map { StatementText.source($0.value?.rawValue ?? "any") }
        let rolesEdit =
            switch roles {
            case .everyone: catalog.statement(allowing: [])
            case .roles(let ids): catalog.statement(allowing: ids)
            case nil: nil as String?
            }
        return [sourceEdit, rolesEdit].compactMap(\.self)
    }
}

extension Flip {
    /// The statement that makes the change.
    ///
    /// - Parameter actor: the user principal name of whoever asks.
    package func statement(actor: String, _ catalog: RoleCatalog) -> String {
        switch self {
        case .settings(let draft): draft.statements(catalog).joined(separator: " ")
        case .grant(let role): StatementText.grant(role: catalog.written(catalog[role]), to: actor)
        case .revoke(let role): StatementText.revoke(role: catalog.written(catalog[role]), from: actor)
        case .mailboxPhotos(let policy, let isOn): StatementText.mailboxPolicy(policy, photos: isOn)
        case .userConsent(let isOn): StatementText.consent(isOn)
        }
    }
}

extension PlanFile {
    /// Returns the plan in the photo language.
    package func statements(_ roles: RoleCatalog) -> String {
        let apply = StatementText.apply(despite: approval.despite.map(\.rawValue), because: approval.because)
        return (proposed.statements(roles) + [apply]).joined(separator: "\n") + "\n"
    }
}

extension Finding.Remedy {
    /// Returns statements, or an Exchange Online PowerShell command.
    package func text(_ catalog: RoleCatalog) -> String {
        switch self {
        case .edits(let draft): draft.statements(catalog).joined(separator: " ")
        case .mailboxPolicyPhotosOn(let policy):
            "Set-OwaMailboxPolicy -Identity \"\(Self.powerShellText(policy))\" -SetPhotoEnabled $true"
        }
    }

    /// Escapes a name for double quotes in PowerShell, where a backtick makes the next character literal.
    private static func powerShellText(_ name: String) -> String {
        String(name.flatMap { "`\"$\u{201C}\u{201D}\u{201E}".contains($0) ? ["`", $0] : [$0] })
    }
}
