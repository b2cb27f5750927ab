import PhotoPolicy

extension SimulatedTenant {
    /// Loads the tenant that a file describes. The path in an error is that of the first wrong value.
    package static func load(json: [UInt8]) throws(TenantFileError) -> SimulatedTenant {
        try SimulatedTenant(TenantFile.reading(json))
    }

    init(_ file: TenantFile) throws(TenantFileError) {
        var builder = try TenantBuilder(file)
        self = try builder.tenant()
    }
}

/// Checks a file's references and makes the tenant.
private struct TenantBuilder {
    let file: TenantFile
    let index: TenantFileIndex
    var mailboxPolicies = MailboxPolicies()

    init(_ file: TenantFile) throws(TenantFileError) {
        self.file = file
        index = try TenantFileIndex(file)
    }

    mutating func tenant() throws(TenantFileError) -> SimulatedTenant {
        let changes = try index.checkedChanges()
        try defineMailboxPolicies(changes)
        let assignments = try index.assignments()
        let accounts = accounts(changes)
        let domains = file.organization.verifiedDomains
        let identity = TenantIdentity(
            id: file.organization.id, displayName: file.organization.displayName,
            verifiedDomains: (domains.filter(\.isDefault) + domains.filter { !$0.isDefault }).map(\.name))
        let units = try index.units()
        let directory = StoredDirectory(
            tenant: identity, roles: index.roles, accounts: accounts, assignments: assignments, units: units)
        var tenant = SimulatedTenant(
            directory: DirectoryOverlay(base: directory), service: try service(changes),
            operatorName: try index.operatorName())
        tenant.history = history(changes)
        tenant.source = file
        return tenant
    }

    private mutating func defineMailboxPolicies(_ changes: [TenantFile.Change]) throws(TenantFileError) {
        for policy in file.owaMailboxPolicies {
            let switches = changes.compactMap { change -> Timeline<Bool>.Entry? in
                guard case .mailboxSwitch(let name, let isEnabled) = change.content,
                    name.lowercased() == policy.name.lowercased()
                else { return nil }
                return Timeline.Entry(value: isEnabled, accepted: change.accepted)
            }
            mailboxPolicies.define(policy.name, photosEnabled: Timeline(policy.setPhotoEnabled, changes: switches))
        }
        // The default policy exists whether the file lists it or not; its changes count either way.
        let isListed = file.owaMailboxPolicies.contains {
            $0.name.lowercased() == MailboxPolicies.standardName.lowercased()
        }
        for change in changes where !isListed {
            guard case .mailboxSwitch(let name, let isEnabled) = change.content,
                name.lowercased() == MailboxPolicies.standardName.lowercased()
            else { continue }
            mailboxPolicies.setPhotos(isEnabled, in: name, at: change.accepted)
        }
    }

    private mutating func accounts(_ changes: [TenantFile.Change]) -> [Account] {
        var moves: [GUID: [(policy: String, accepted: Instant)]] = [:]
        for change in changes {
            guard case .mailboxAssignment(let policy, let user) = change.content else { continue }
            moves[user, default: []].append((policy, change.accepted))
        }
        var accounts: [Account] = []
        accounts.reserveCapacity(file.users.count)
        for user in file.users {
            var facts = AccountFacts(traits: user.traits)
            if user.owaMailboxPolicy != nil || moves[user.id] != nil {
                facts.mailboxPolicy = mailboxPolicies.slot(
                    history: user.owaMailboxPolicy ?? MailboxPolicies.standardName, moves[user.id] ?? [])
            }
            accounts.append(
                Account(
                    id: user.id, userPrincipalName: user.userPrincipalName, displayName: user.displayName,
                    facts: facts))
        }
        return accounts
    }

    private func service(_ changes: [TenantFile.Change]) throws(TenantFileError) -> SimulatedPhotoService {
        let settings = changes.compactMap { change -> Timeline<PhotoUpdateSettings>.Entry? in
            guard case .settings(let value, _) = change.content else { return nil }
            return Timeline.Entry(value: value, accepted: change.accepted)
        }
        let state = ServiceState(
            conditions: TenantConditions(
                profile: .named(file.service), blockedClients: ClientSet(file.blockedClients),
                userConsent: file.userConsent, adminConsent: ScopeSet(file.adminConsent),
                hasDirectorySync: file.organization.isSynced, guestAccess: file.guestAccess,
                isExchangeEnabled: file.isExchangeEnabled),
            settings: Timeline(file.photoUpdateSettings, changes: settings), mailboxPolicies: mailboxPolicies,
            delays: file.delays, now: file.clock)
        var photos: [GUID: Photo] = [:]
        var replaced: [GUID: Photo?] = [:]
        for (place, entry) in file.photos.enumerated() {
            try index.requireUser(entry.id, at: "photos[\(place)].id")
            photos[entry.id] = entry.photo
            if let backup = entry.replaced { replaced.updateValue(backup, forKey: entry.id) }
        }
        return SimulatedPhotoService(state: state, photos: photos, replacedPhotos: replaced)
    }

    private func history(_ changes: [TenantFile.Change]) -> [AppliedChange] {
        var before = file.photoUpdateSettings
        var history: [AppliedChange] = []
        for change in changes {
            guard case .settings(let after, let apply) = change.content else { continue }
            if let apply {
                history.append(
                    AppliedChange(
                        before: before, after: after, accepted: change.accepted, reason: apply.reason,
                        isRolledBack: apply.isRolledBack, isRollback: apply.isRollback))
            }
            before = after
        }
        return history
    }
}
