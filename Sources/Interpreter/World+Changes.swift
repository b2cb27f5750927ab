import PhotoPolicy
import Resolution
import Tenants

/// A change made to the simulated world other than to the setting or photos.
package enum WorldChangeReport: Sendable {
    case granted(Role, to: String, unit: String?)
    case revoked(Role, from: String)
    case mailboxPhotos(policy: String, isOn: Bool, within: TimeSpan)
    case mailboxPolicy(String, isNew: Bool, users: [String], within: TimeSpan)
    case userConsent(Bool)
}

extension World {
    /// Changes the simulated world, other than the setting and photos.
    mutating func change(_ change: WorldChange) async throws -> Reply {
        guard case .simulated(var simulated) = tenant else { throw RunError.simulationOnly }
        let state = simulated.service.serviceState
        let report: WorldChangeReport
        switch change {
        case .grant(let name, let user, let unitName):
            let (role, account) = (try names.role(name), try await names.account(user))
            var unit: (id: GUID, displayName: String)?
            if let unitName { unit = try await names.unit(unitName) }
            try await simulated.directory.grant(role: role.index, to: account, unit: unit?.id)
            report = .granted(role, to: account.userPrincipalName, unit: unit?.displayName)
        case .revoke(let name, let user):
            let (role, account) = (try names.role(name), try await names.account(user))
            do {
                try await simulated.directory.revoke(role: role.index, from: account)
            } catch let error as TenantError {
                // Known beforehand, unless an earlier statement moved the role.
                return Reply(
                    .refused(Refusal(statement: .revoke, reason: .revocation(error), plan: nil)), .refused)
            }
            report = .revoked(role, from: account.userPrincipalName)
        case .mailboxPhotos(let policy, let isOn):
            simulated.service.serviceState.mailboxPolicies.setPhotos(isOn, in: policy, at: state.now)
            report = .mailboxPhotos(policy: policy, isOn: isOn, within: state.delays.mailboxPolicies)
        case .mailboxPolicy(let policy, let users):
            let accounts = try await names.accounts(users)
            for account in accounts {
                let slot = simulated.service.serviceState.mailboxPolicies.slot(
                    assigning: policy, after: account.facts.mailboxPolicy, at: state.now)
                try await simulated.directory.setMailboxSlot(slot, of: account)
            }
            report = .mailboxPolicy(
                policy, isNew: state.mailboxPolicies.index(of: policy) == nil,
                users: accounts.map(\.userPrincipalName), within: state.delays.mailboxPolicies)
        case .userConsent(let isOn):
            simulated.service.serviceState.conditions.userConsent = isOn
            report = .userConsent(isOn)
        case .advance(let span):
            let end = span.map { state.later(by: $0).now } ?? state.onceInForce.now
            simulated.service.serviceState.now = end
            tenant = .simulated(simulated)
            return Reply(.clock(from: state.now, to: end))
        }
        tenant = .simulated(simulated)
        plannedFrom = nil
        return Reply(.changed(report), notes: notes(on: change, before: state))
    }

    private func notes(on change: WorldChange, before state: ServiceState) -> [Note] {
        switch change {
        case .mailboxPhotos(let policy, _), .mailboxPolicy(let policy, _):
            state.mailboxPolicies.index(of: policy) == nil
                ? [.mailboxPolicyIsNew(policy, besides: state.mailboxPolicies.policies.map(\.name))] : []
        case .grant, .revoke, .userConsent, .advance: []
        }
    }

    /// Checks the rules that are in force at the client right now, and has the change made.
    mutating func change(
        _ act: PhotoReport.Act, _ words: PhotoAct, to photo: Photo?, script: String?, by writer: any TenantWriter
    ) async throws -> Reply {
        let actor = try await names.account(words.actor ?? .me)
        let target = if let name = words.target { try await names.account(name) } else { actor }
        let request = PhotoRequest(
            actor: actor.facts, action: act == .remove ? .remove : .update,
            target: target.id == actor.id ? nil : PhotoTarget(isSynced: target.facts.isSynced), client: words.client,
            scopes: words.scopes)
        let state = try await tenant.service.state()
        let change = PhotoChange(
            act: act, account: target, photo: photo, client: words.client,
            // A change is in force once exactly its delay has passed, and not before.
            verdict: Answerer(state: state, roles: roles).answer(request).before, profile: state.conditions.profile,
            script: script)
        let write = try await writer.write(change, to: &tenant)
        let end: PhotoReport.End =
            switch write.end {
            case .refused(let refusal): .refused(refusal)
            case .accepted:
                switch act {
                case .update: .written(bytes: photo?.bytes.count ?? 0)
                case .remove: .removed
                case .restore: .restored(hasPhoto: photo != nil)
                }
            }
        let report = PhotoReport(act: act, account: target.userPrincipalName, client: words.client, end: end)
        return Reply(
            .photo(report), report.refusal == nil ? .done : .refused, notes: write.notes, fault: write.fault)
    }

    /// Puts back what the latest change of a photo replaced.
    mutating func restorePhoto(
        _ words: PhotoAct, script: String?, by writer: any TenantWriter
    ) async throws -> Reply {
        let target = try await names.account(words.target ?? .me)
        guard let previous = try await writer.replacedPhoto(of: target, in: tenant) else {
            let report = PhotoReport(
                act: .restore, account: target.userPrincipalName, client: words.client,
                end: .refused(.photoMissing(.noneToRestore)))
            return Reply(.photo(report), .refused)
        }
        return try await change(.restore, words, to: previous, script: script, by: writer)
    }
}
