import OrderedJSON
import PhotoPolicy

extension TenantFileWriter {
    /// Everything accepted after the state in the rest of the file, in time order.
    var changes: [JSONValue] {
        (settingsChanges + mailboxSwitches + mailboxAssignments).enumerated().sorted {
            ($0.element.accepted, $0.offset) < ($1.element.accepted, $1.offset)
        }.map { change in
            .object(
                [(TenantFile.Change.Key.accepted, .string(change.element.accepted.description))]
                    + change.element.content)
        }
    }

    private typealias WrittenChange = (accepted: Instant, content: [(TenantFile.Change.Key, JSONValue)])

    private var settingsChanges: [WrittenChange] {
        var history = tenant.history[...]
        return state.settings.changes.map { entry in
            var content: [(TenantFile.Change.Key, JSONValue)] = [(.photoUpdateSettings, settings(entry.value))]
            if let next = history.first, next.accepted == entry.accepted, next.after == entry.value {
                history.removeFirst()
                typealias Key = TenantFile.Apply.Key
                content.append(
                    (
                        .apply,
                        .object(
                            [
                                (Key.reason, next.reason.map(JSONValue.string) ?? .null),
                                (Key.isRolledBack, .bool(next.isRolledBack)),
                            ] + (next.isRollback ? [(Key.isRollback, .bool(true))] : []))
                    ))
            }
            return (entry.accepted, content)
        }
    }

    private var mailboxSwitches: [WrittenChange] {
        state.mailboxPolicies.policies.flatMap { policy in
            policy.photosEnabled.changes.map { entry in
                (
                    entry.accepted,
                    [(.owaMailboxPolicy, .string(policy.name)), (.setPhotoEnabled, .bool(entry.value))]
                )
            }
        }
    }

    private var mailboxAssignments: [WrittenChange] {
        // For accounts that nothing has touched since, the file itself has the changes.
        let before: [WrittenChange] = source.changes.compactMap { change in
            guard case .mailboxAssignment(let policy, let user) = change.content, changed[user] == nil else {
                return nil
            }
            return (
                change.accepted, [(.owaMailboxPolicy, .string(policy)), (.user, .string(user.description))]
            )
        }
        return before
            + source.users.compactMap { changed[$0.id]?.account }.flatMap { account in
                state.mailboxPolicies.assignment(of: account.facts.mailboxPolicy).changes.map { entry in
                    (
                        entry.accepted,
                        [
                            (.owaMailboxPolicy, .string(policyName(entry.value))),
                            (.user, .string(account.id.description)),
                        ]
                    )
                }
            }
    }
}
