import PhotoPolicy
import Resolution
import Tenants

/// Looks up what `show` asks for.
struct Listings {
    let world: World
    let writer: any TenantWriter

    private var directory: any Directory { world.tenant.directory }

    func show(_ topic: Topic) async throws -> Reply { Reply(.listing(try await listing(topic))) }

    private func listing(_ topic: Topic) async throws -> Listing {
        let state = try await world.tenant.service.state()
        let profile = state.conditions.profile
        switch topic {
        case .policy: return .policy(state.acceptedSettings, try await inForce(state))
        case .draft: return .draft(world.draft.isEmpty ? nil : world.draft.applied(to: state.acceptedSettings))
        case .tenant:
            return .tenant(
                Listing.TenantFacts(
                    identity: directory.tenant, isLive: world.tenant.isLive, operatorName: world.tenant.operatorName,
                    conditions: state.conditions, now: state.now))
        case .roles: return .roles(profile)
        case .role(let name):
            let role = try world.names.role(name)
            return .role(role, try await holders(of: role), profile)
        case .clients: return .clients(profile, state.delays)
        case .users: return try await users(state)
        case .user(let name): return .user(try await facts(of: try await world.names.account(name), state))
        case .units: return .units(try await directory.administrativeUnits())
        case .mailboxPolicies: return .mailboxPolicies(mailboxPolicies(state), mailboxSource)
        case .photo(let name):
            let account = try await world.names.account(name)
            return .photo(of: account.userPrincipalName, try await world.tenant.service.photo(of: account.id))
        case .variables:
            return .variables(world.variables.sorted { $0.key < $1.key }.map { (name: $0.key, values: $0.value) })
        case .history: return .history(try await writer.history(of: world.tenant))
        case .matrix: return .matrix(try await matrix(state))
        }
    }

    /// A live tenant shows what it accepted but not when: only settings seen a day ago are known to be in force.
    private func inForce(_ state: ServiceState) async throws -> Listing.InForce {
        if let end = state.settings.settles(after: state.now, delay: state.delays.longest) {
            return .spreading(until: end)
        }
        guard let seen = try await world.tenant.service.firstSeen(state.acceptedSettings),
            seen + state.delays.longest > state.now
        else { return .everywhere }
        return .assumed(firstSeen: seen)
    }

    private func holders(of role: Role) async throws -> [Listing.RoleHolders]? {
        let populations = try await directory.populations()
        let known = Listing.RoleHolders.Way.allCases.flatMap { way in
            populations.filter { way.roles(of: $0.facts).contains(role.index) }.map {
                Listing.RoleHolders(way: way, population: $0)
            }
        }
        return known.isEmpty ? try await directory.knowsRoleHolders() ? [] : nil : known
    }

    private func users(_ state: ServiceState) async throws -> Listing {
        let limit = Listing.userLimit
        let accounts = try await directory.accounts(beginningWith: "", limit: limit + 1)
        let answerer = Answerer(state: state, roles: world.roles)
        return .users(
            accounts.prefix(limit).map {
                Listing.User(userPrincipalName: $0.userPrincipalName, name: answerer.name(of: $0.facts))
            }, isCut: accounts.count > limit)
    }

    private func facts(of account: Account, _ state: ServiceState) async throws -> Listing.UserFacts {
        let assignments = try await directory.roleAssignments(of: account.id)
        let overUnits = assignments?.compactMap(\.unit).withoutRepetition() ?? []
        let units = overUnits.isEmpty ? [:] : try await directory.unitNames(of: overUnits)
        let held = assignments?.map { assignment in
            Listing.UserFacts.Held(
                assignment: assignment, unit: assignment.unit.map { units[$0] ?? $0.description })
        }
        return Listing.UserFacts(
            account: account, held: held,
            mailboxPolicy: state.mailboxPolicies.policy(of: account.facts.mailboxPolicy).name,
            name: Answerer(state: state, roles: world.roles).name(of: account.facts))
    }

    private func mailboxPolicies(_ state: ServiceState) -> [Listing.MailboxPolicy] {
        state.mailboxPolicies.policies.map { policy in
            Listing.MailboxPolicy(
                name: policy.name, photosEnabled: policy.photosEnabled.accepted,
                settles: policy.photosEnabled.settles(after: state.now, delay: state.delays.mailboxPolicies))
        }
    }

    private var mailboxSource: Listing.MailboxSource {
        guard case .live(let tenant) = world.tenant else { return .simulation }
        return tenant.mailboxExports.map { .exported($0.exported, age: $0.age) } ?? .nothing
    }

    private func matrix(_ state: ServiceState) async throws -> AbilityGrid {
        let drafted = world.draft.isEmpty ? nil : state.accepting(world.draft.applied(to: state.acceptedSettings))
        return AbilityGrid(
            now: state, drafted: drafted, of: try await directory.populations(), roles: world.roles)
    }
}

extension Listing.RoleHolders.Way {
    fileprivate func roles(of facts: AccountFacts) -> RoleSet {
        switch self {
        case .active: facts.activeRoles
        case .eligible: facts.eligibleRoles
        case .overUnit: facts.scopedRoles
        case .eligibleOverUnit: facts.scopedEligibleRoles
        }
    }
}
