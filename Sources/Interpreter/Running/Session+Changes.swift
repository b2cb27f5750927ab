import PhotoPolicy
import Tenants

extension Session {
    /// Changes the simulated world beside the setting.
    func change(_ change: WorldChange, _ statement: Statement) async throws {
        guard case .simulated(var tenant) = world.tenant else {
            throw RunError(CheckCode.simulationOnly.rawValue, "this exists in simulation only")
        }
        let state = tenant.service.serviceState
        let text: String
        switch change {
        case .grant(let name, let user, let unitName):
            let (role, account) = (try role(name), try await account(user))
            let unit = try await unitName.asyncMap(unit(named:))
            try await tenant.directory.grant(role: role.index, to: account, unit: unit?.id)
            text =
                "\(account.userPrincipalName) now holds \(role.displayName)"
                + (unit.map { " over the unit \($0.displayName)" } ?? "")
        case .revoke(let name, let user):
            let (role, account) = (try role(name), try await account(user))
            do {
                try await tenant.directory.revoke(role: role.index, from: account)
            } catch let error as TenantError {
                // Known beforehand, unless an earlier statement moved the role.
                return refuse(statement, nil, error.code, error.message, help: error.help)
            }
            text = "\(account.userPrincipalName) no longer holds \(role.displayName)"
        case .mailboxPhotos(let policy, let isOn):
            tenant.service.serviceState.mailboxPolicies.setPhotos(isOn, in: policy, at: state.now)
            text = "photos are \(isOn ? "on" : "off") in the mailbox policy “\(policy)”, \(inForce(state))"
        case .mailboxPolicy(let policy, let users):
            let accounts = try await accounts(users)
            let isNew = state.mailboxPolicies.index(of: policy) == nil
            for account in accounts {
                let slot = tenant.service.serviceState.mailboxPolicies.slot(
                    assigning: policy, after: account.facts.mailboxPolicy, at: state.now)
                try await tenant.directory.setMailboxSlot(slot, of: account)
            }
            text =
                "\(accounts.map(\.userPrincipalName).joined(separator: ", ")) now under the \(isNew ? "new " : "")"
                + "mailbox policy “\(policy)”, \(inForce(state))"
        case .userConsent(let isOn):
            tenant.service.serviceState.environment.userConsent = isOn
            text = "users may \(isOn ? "" : "not ")consent to applications"
        case .advance(let span):
            let end = span.map { state.later(by: $0).now } ?? state.onceInForce.now
            tenant.service.serviceState.now = end
            world.tenant = .simulated(tenant)
            return tell(statement, .done, .clock(from: state.now, to: end))
        }
        world.tenant = .simulated(tenant)
        world.plannedFrom = nil
        tell(statement, .done, .changed(text))
    }

    private func inForce(_ state: ServiceState) -> String { "in force within \(state.delays.mailboxPolicies)" }

    private func unit(named name: String) async throws -> AdministrativeUnit {
        let units = try await world.tenant.directory.administrativeUnits()
        guard let unit = units.first(where: { $0.displayName.lowercased() == name.lowercased() }) else {
            throw RunError(CheckCode.unitUnknown.rawValue, "there is no administrative unit “\(name)”")
        }
        return unit
    }
}

extension Optional {
    fileprivate func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
