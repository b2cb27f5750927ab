import PhotoPolicy
import Tenants

extension Session {
    /// What a person must know of the data behind a result on a live tenant.
    func remarks(beside result: Outcome.Result) -> [String] {
        guard case .live(let tenant) = world.tenant, result.dependsOnMailboxPolicies else { return [] }
        guard let exported = tenant.mailboxesExported else { return [] }
        return ["mailbox policies are those exported at \(exported)\(age(of: exported))"]
    }

    /// What a listing of the mailbox policies rests on.
    var mailboxRemarks: [String] {
        guard case .live(let tenant) = world.tenant else { return [] }
        guard let exported = tenant.mailboxesExported else {
            return [
                "no Graph API reads them, and none were imported: every mailbox counts as under the default policy, "
                    + "photos on; `photopolicy import owa` takes in the exports"
            ]
        }
        return ["as exported at \(exported)\(age(of: exported))"]
    }

    private func age(of instant: Instant) -> String {
        guard let now = live?.clock.now else { return "" }
        let seconds = now.seconds - instant.seconds
        guard seconds >= 60 else { return "" }
        // A day's age is told in days, for nobody needs its minutes.
        let unit = seconds >= 86_400 ? 86_400 : seconds >= 3600 ? 3600 : 60
        return ", \(TimeSpan(seconds: seconds / unit * unit)) ago"
    }
}

extension Outcome.Result {
    fileprivate var dependsOnMailboxPolicies: Bool {
        switch self {
        case .access, .explanation, .plan, .recorded, .applied, .search: true
        case .edited, .discarded, .refused, .page, .expectation, .photo, .changed, .clock, .listing, .printed,
            .defined, .block, .skipped:
            false
        }
    }
}
