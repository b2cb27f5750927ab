import PhotoPolicy
import Tenants

extension GeneratedTenant {
    /// Some acts of a script, on the tenant as loaded and on what the test knows of it.
    mutating func change(along tenant: inout SimulatedTenant, _ seed: Int) async throws {
        var chance = Chance(seed: seed + 30_000)
        for _ in 0..<8 {
            let place = chance.number(0...(accounts.count - 1))
            guard let account = try await tenant.directory.account(named: accounts[place].name) else { continue }
            let role = chance.pick(GeneratedTenant.roleIDs)
            guard let index = tenant.directory.roles.role(id: role)?.index else { continue }
            switch chance.number(1...6) {
            case 1:
                let isScoped = chance.one(in: 30)
                try await tenant.directory.grant(
                    role: index, to: account, unit: isScoped ? GeneratedTenant.unit : nil)
                accounts[place].assignments.insert(
                    .init(role: role, isEligible: false, isScoped: isScoped, isThroughGroup: false))
            case 2:
                let held = accounts[place].assignments.filter { $0.role == role }
                guard !held.isEmpty, !held.contains(where: \.isThroughGroup) else { continue }
                try await tenant.directory.revoke(role: index, from: account)
                accounts[place].assignments.subtract(held)
            case 3:
                let policy = chance.pick(GeneratedTenant.policyNames)
                let slot = tenant.service.serviceState.mailboxPolicies.slot(
                    assigning: policy, after: account.facts.mailboxPolicy, at: Instant(seconds: now))
                try await tenant.directory.setMailboxSlot(slot, of: account)
                accounts[place].policies.append(.init(accepted: now, value: policy))
            case 4:
                let (policy, isOn) = (chance.pick(GeneratedTenant.policyNames), chance.one(in: 50))
                tenant.service.serviceState.mailboxPolicies.setPhotos(
                    isOn, in: policy, at: Instant(seconds: now))
                switches[policy]?.append(.init(accepted: now, value: isOn))
            case 5:
                let proposed = GeneratedTenant.settings(&chance)
                _ = tenant.service.write(proposed)
                settings.append(.init(accepted: now, value: proposed))
            default:
                let span = chance.pick([60, 4_000, 50_000])
                tenant.service.serviceState = tenant.service.serviceState.later(by: TimeSpan(seconds: span))
                now += span
            }
        }
    }
}
