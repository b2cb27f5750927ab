import PhotoPolicy
import Tenants

/// Accounts one by one, for outputs that are tables of people. It takes reading the directory, so it is done only on
/// request.
package struct NamedAccounts<Answer: Sendable>: Sendable {
    package struct Row: Sendable {
        package let account: Account
        package let answer: Answer
    }

    package let rows: [Row]
    /// Whether there are more accounts than are listed.
    package let isCut: Bool
}

package typealias NamedAnswers = NamedAccounts<AccessRow>
package typealias NamedImpacts = NamedAccounts<AccountImpact>

/// Reads the accounts of a world one by one.
struct AccountReader {
    let world: World

    /// The maximum length of a list of accounts.
    private static let accountLimit = 100_000

    private var tenant: Tenant { world.tenant }

    private func accounts() async throws -> (listed: [Account], isCut: Bool) {
        let accounts = try await tenant.directory.accounts(beginningWith: "", limit: Self.accountLimit + 1)
        return (Array(accounts.prefix(Self.accountLimit)), accounts.count > Self.accountLimit)
    }

    /// Returns the answers to a question for each account; nil if accounts by name were not requested.
    func answers(_ question: AccessQuestion, _ state: ServiceState) async throws -> NamedAnswers? {
        guard world.namesAccounts else { return nil }
        var question = question
        var isCut = false
        var known: [String: Account] = [:]
        if case .accounts(let accounts) = question.subject {
            for account in accounts { known[account.userPrincipalName] = account }
        } else {
            let (listed, cut) = try await accounts()
            let subject = question.subject
            let asked = listed.filter { subject.includes($0.facts) }
            for account in asked { known[account.userPrincipalName] = account }
            question.subject = .accounts(asked)
            isCut = cut
        }
        let rows = Answerer(state: state, roles: world.roles).rows(
            question, populations: try await tenant.directory.populations())
        return NamedAnswers(
            rows: rows.compactMap { row in
                guard case .account(let name) = row.actor.name, let account = known[name] else { return nil }
                return NamedAnswers.Row(account: account, answer: row)
            }, isCut: isCut)
    }

    /// Returns who gains and loses what by a plan; nil if accounts by name were not requested.
    func impacts(_ plan: Plan) async throws -> NamedImpacts? {
        guard world.namesAccounts else { return nil }
        let state = try await tenant.service.state()
        let impacts = AccountImpacts(
            from: state, to: plan.changesSettings ? state.accepting(plan.proposed) : state, roles: world.roles)
        let (listed, isCut) = try await accounts()
        return NamedImpacts(
            rows: listed.compactMap { account in
                let impact = impacts.impact(on: account.facts)
                return impact.isEmpty ? nil : NamedImpacts.Row(account: account, answer: impact)
            }, isCut: isCut)
    }
}
