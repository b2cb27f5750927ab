import OrderedJSON
import PhotoPolicy
import Tenants

/// Entries of the journal as flat objects.
package enum JournalJSON {
    package static func object(_ entry: JournalEntry) -> JSONObject {
        var object: JSONObject = ["type": "change", "id": .int(entry.id)]
        object.add("tenant", entry.intent.tenant.id.description)
        object.add("tenantName", entry.intent.tenant.displayName)
        object.add("domain", entry.intent.tenant.verifiedDomains.first)
        object.add("when", entry.intent.when.description)
        object.add("who", entry.intent.who)
        object.add("because", entry.intent.why)
        object.add("script", entry.intent.script)
        add(entry.intent.change, to: &object)
        object.add("state", entry.outcome.state.rawValue)
        object.add("ended", entry.outcome.when?.description)
        object.add("shown", entry.outcome.shown)
        object.add("requestIds", entry.outcome.requestIDs)
        object.add("error", entry.outcome.errorCode)
        return object
    }

    private static func add(_ change: JournalEntry.Change, to object: inout JSONObject) {
        switch change {
        case .settings(let before, let after, let undoing):
            object.add("kind", undoing == nil ? "apply" : "rollback")
            object.add("before", before)
            object.add("after", after)
            object.add("undoes", undoing)
        case .photo(let photo):
            object.add("kind", "photo")
            object.add("account", photo.accountName)
            object.add("accountId", photo.account.description)
            object.add("before", photo.before)
            object.add("after", photo.after)
        }
    }
}
