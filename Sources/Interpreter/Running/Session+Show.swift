import PhotoPolicy
import Tenants

extension Session {
    func show(_ topic: Topic, _ statement: Statement) async throws {
        tell(statement, .done, .listing(try await listing(topic)))
    }

    private func listing(_ topic: Topic) async throws -> Listing {
        let directory = world.tenant.directory
        let state = try await world.tenant.service.state()
        switch topic {
        case .policy: return try await policyListing(state, directory.roles)
        case .draft: return draftListing(state, directory.roles)
        case .tenant: return tenantListing(directory.tenant, state)
        case .roles: return rolesListing(directory.roles, state.environment.profile)
        case .role(let name): return try await roleListing(try role(name), state.environment.profile)
        case .clients: return clientsListing(state)
        case .users: return try await usersListing(state)
        case .user(let name): return try await userListing(try await account(name), state)
        case .units:
            let units = try await directory.administrativeUnits()
            return Listing(
                "Administrative units", columns: ["unit", "members"],
                rows: units.map { [$0.displayName, "\($0.members.count)"] })
        case .mailboxPolicies: return mailboxListing(state)
        case .photo(let name):
            let account = try await account(name)
            let photo = try await world.tenant.service.photo(of: account.id)
            return Listing(
                "Photo of \(account.userPrincipalName)",
                remarks: photo?.remarks ?? ["none"])
        case .variables:
            return Listing(
                "Variables", columns: ["name", "value"],
                rows: world.variables.sorted { $0.key < $1.key }.map {
                    ["$\($0.key)", $0.value.joined(separator: ", ")]
                })
        case .history:
            guard world.tenant.isLive else { return historyListing(directory.roles) }
            let entries = try await live?.journal.entries(of: directory.tenant.id)
            return Listing(journal: entries ?? [], roles: directory.roles)
        case .matrix: return try await matrixListing(state)
        }
    }

    private func policyListing(_ state: ServiceState, _ roles: RoleCatalog) async throws -> Listing {
        let settings = state.acceptedSettings
        let end = state.settings.settles(after: state.now, delay: state.delays.longest)
        let inForce = try await inForceFromReadings(state)
        return Listing(
            "Policy",
            remarks: settings.statements(roles) + [
                end.map { "accepted; still spreading, in force everywhere by \($0)" } ?? inForce
            ] + settings.notUnderstood.map { "this version does not understand \($0): it is kept until it is replaced" }
        )
    }

    /// A live tenant shows what it accepted and not since when: what is in force is known of what was seen a day ago.
    private func inForceFromReadings(_ state: ServiceState) async throws -> String {
        guard world.tenant.isLive else { return "in force" }
        let sightings = try await live?.journal.sightings(of: world.tenant.directory.tenant.id) ?? []
        guard let seen = sightings.last(where: { $0.settings == state.acceptedSettings })?.firstSeen,
            seen + state.delays.longest.seconds > state.now
        else { return "in force" }
        return "in force, assumed: first seen here at \(seen), and the service does not say since when they are so"
    }

    private func draftListing(_ state: ServiceState, _ roles: RoleCatalog) -> Listing {
        guard !world.draft.isEmpty else { return Listing("Draft", remarks: ["empty: the settings stay as they are"]) }
        return Listing("Draft", remarks: world.draft.applied(to: state.acceptedSettings).statements(roles))
    }

    private func tenantListing(_ identity: TenantIdentity, _ state: ServiceState) -> Listing {
        Listing(
            "Tenant", columns: ["", ""],
            rows: [
                ["name", identity.displayName], ["id", identity.id.description],
                ["domains", identity.verifiedDomains.joined(separator: ", ")],
                ["kind", world.tenant.isLive ? "live" : "simulated: nothing leaves this machine"],
                ["operator", world.tenant.operatorName ?? "none"],
                ["service profile", state.environment.profile.name.rawValue],
                ["clock", state.now.description],
                ["directory synchronisation", state.environment.hasDirectorySync ? "yes" : "no"],
                ["users may consent", state.environment.userConsent ? "yes" : "no"],
                [
                    "scopes with admin consent",
                    state.environment.adminConsent.members.map(\.word).joined(separator: ", "),
                ],
            ])
    }

    private func rolesListing(_ catalog: RoleCatalog, _ profile: ServiceProfile) -> Listing {
        let writers = catalog.roles.filter { profile.photoWritingRoles.contains($0.index) || $0.isCustom }
        return Listing(
            "Roles that matter to photos", columns: ["role", "word", "writes photos of others", "in the list"],
            rows: writers.map { [$0.displayName, catalog.written($0)] + $0.abilities(profile) },
            remarks: ["\(catalog.roles.count) roles exist in this tenant; the others cannot write photos of others"])
    }

    private func roleListing(_ role: Role, _ profile: ServiceProfile) async throws -> Listing {
        let populations = try await world.tenant.directory.populations()
        let ways: [(String, (AccountFacts) -> RoleSet)] = [
            ("active", \.activeRoles), ("eligible", \.eligibleRoles), ("over a unit", \.scopedRoles),
        ]
        let rows = ways.flatMap { way, roles in
            populations.filter { roles($0.facts).contains(role.index) }.map {
                [way, "\($0.count)", $0.samples.joined(separator: ", "), $0.facts.isEnabled ? "" : "disabled"]
            }
        }
        let abilities = role.abilities(profile)
        return Listing(
            "\(role.displayName) (\(role.id))", columns: ["held", "accounts", "who", ""], rows: rows,
            remarks: ["writes photos of others: \(abilities[0]); may be in the list: \(abilities[1])"])
    }

    private func clientsListing(_ state: ServiceState) -> Listing {
        let profile = state.environment.profile
        return Listing(
            "Clients under \(profile.name.rawValue)",
            columns: ["client", "word", "photo editing", "mailbox policy", "delay"],
            rows: Client.allCases.map { client in
                [
                    client.displayName, client.word,
                    !profile.availableClients.contains(client)
                        ? "not there"
                        : client == .directorySync
                            ? "on-premises"
                            : !profile.editingClients.contains(client)
                                ? "none" : profile.ownPhotoClients.contains(client) ? "own photo" : "own and others'",
                    profile.mailboxPolicyClients.contains(client) ? "honoured" : "not covered",
                    state.delays[client].description,
                ]
            })
    }

    private func usersListing(_ state: ServiceState) async throws -> Listing {
        let limit = 200
        let accounts = try await world.tenant.directory.accounts(beginningWith: "", limit: limit + 1)
        let answerer = Answerer(state: state, roles: world.tenant.directory.roles)
        return Listing(
            "Accounts", columns: ["account", "what it is"],
            rows: accounts.prefix(limit).map { [$0.userPrincipalName, answerer.label(of: $0.facts)] },
            remarks: accounts.count > limit ? ["only the first \(limit) are shown"] : [])
    }

    private func userListing(_ account: Account, _ state: ServiceState) async throws -> Listing {
        let directory = world.tenant.directory
        let units = try await directory.administrativeUnits()
        let assignments = try await directory.roleAssignments(of: account.id)
        return Listing(
            account.displayName,
            columns: ["role", "held"],
            rows: assignments.map { assignment in
                let unit = assignment.unit.map { id in units.first { $0.id == id }?.displayName ?? id.description }
                return [
                    directory.roles[assignment.role].displayName,
                    [
                        assignment.kind.rawValue, unit.map { "over the unit \($0)" } ?? "tenant-wide",
                        assignment.group.map { "through the group \($0)" },
                        assignment.activatedUntil.map { "activated until \($0)" },
                    ].compactMap(\.self).joined(separator: ", "),
                ]
            },
            remarks: [
                account.userPrincipalName, account.id.description,
                "mailbox policy: \(state.mailboxPolicies.policy(of: account.facts.mailboxPolicy).name)",
                Answerer(state: state, roles: directory.roles).label(of: account.facts),
            ])
    }

    private func mailboxListing(_ state: ServiceState) -> Listing {
        Listing(
            "OWA mailbox policies", columns: ["policy", "photos", ""],
            rows: state.mailboxPolicies.policies.map { policy in
                let end = policy.photosEnabled.settles(after: state.now, delay: state.delays.mailboxPolicies)
                return [
                    policy.name, policy.photosEnabled.accepted ? "on" : "off", end.map { "in force by \($0)" } ?? "",
                ]
            },
            remarks: mailboxRemarks)
    }

    private func historyListing(_ roles: RoleCatalog) -> Listing {
        Listing(
            "Applied here", columns: ["when", "before", "after", "because", ""],
            rows: world.tenant.history.map {
                [
                    $0.accepted.description, $0.before.statements(roles).joined(separator: " "),
                    $0.after.statements(roles).joined(separator: " "), $0.reason ?? "",
                    $0.isRolledBack ? "rolled back" : "",
                ]
            })
    }

    /// Each population beside each client: may it update its own photo, and those of others?
    private func matrixListing(_ state: ServiceState) async throws -> Listing {
        let populations = try await world.tenant.directory.populations()
        let answerer = Answerer(state: state, roles: world.tenant.directory.roles)
        func cells(_ targets: PhotoTargets) -> [AccessRow] {
            answerer.rows(
                AccessQuestion(subject: .everyone, action: .photo(.update, targets)), populations: populations)
        }
        let rows = zip(cells(.own), cells(.others)).map { own, others in
            [own.actor.samples.first ?? own.actor.label, "\(own.actor.count)"]
                + zip(own.cells, others.cells).map { "\($0.answer.letter)\($1.answer.letter)" }
        }
        return Listing(
            "Who may update photos now", columns: ["population, by one of it", "accounts"] + Client.people.map(\.word),
            rows: rows,
            remarks: ["first letter: own photo; second: those of others; y allowed, - refused, ? unsettled or unknown"])
    }
}

extension Answer {
    fileprivate var letter: String {
        switch outcome {
        case .allowed: "y"
        case .refused: "-"
        case .unsettled, .unknown: "?"
        }
    }
}

extension Photo {
    fileprivate var remarks: [String] {
        let size = dimensions.map { ", \($0.width) by \($0.height) pixels" } ?? ""
        return ["\(kind.rawValue), \(bytes.count) bytes\(size)", "etag \"\(entityTag)\""]
    }
}

extension Role {
    /// Whether it writes photos of others, and whether the list takes it, in words.
    fileprivate func abilities(_ profile: ServiceProfile) -> [String] {
        [
            profile.photoWritingRoles.contains(index) ? "yes" : "no",
            profile.supportedRoles.contains(index) ? "supported" : "not supported",
        ]
    }
}
