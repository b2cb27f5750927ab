/// A word with a meaning of its own at some place of the grammar; nowhere else is it reserved.
///
/// The raw value is the canonical spelling; words match in any letter case.
package enum Keyword: String, Sendable, Hashable, CaseIterable {
    case none
    // Statements.
    case source, allow, discard, plan, apply, rollback, can, who, explain, expect, update, remove, restore
    case grant, revoke, mailbox, consent, advance, show, print, `let`, include, what, find
    // Parts of statements.
    case cloud, onPremises, any, everyone, roles, despite, because, cannot, tenant, live, simulated, no, finding
    case photo, photos, of, not, present, endUsers, guests, nobody, role, only, own, others, change, policy
    case via, with, scopes, after, once, `in`, force, from, `as`, to, over, administrative, unit, on, off, `for`
    case `if`, me
    // Topics of `show`.
    case draft, clients, users, user, units, policies, variables, history, matrix

    /// The canonical spelling.
    package var spelling: String { rawValue }
}
