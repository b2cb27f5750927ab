/// A word with a special meaning at some place in the grammar; elsewhere it is not reserved.
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
    case `if`, me, full
    // Topics of `show`.
    case draft, clients, users, user, units, policies, variables, history, matrix

    /// The canonical spelling.
    package var spelling: String { rawValue }
}

/// The words that statements begin with.
enum StatementWord {
    case source, allow, discard, plan, apply, rollback, can, who, explain, expect, update, remove, restore
    case grant, revoke, mailbox, consent, advance, show, print, `let`, include, what, find
}

extension Keyword {
    /// Whether a statement may begin with the word.
    var beginsStatement: Bool { statementWord != nil }

    var statementWord: StatementWord? {
        switch self {
        case .source: .source
        case .allow: .allow
        case .discard: .discard
        case .plan: .plan
        case .apply: .apply
        case .rollback: .rollback
        case .can: .can
        case .who: .who
        case .explain: .explain
        case .expect: .expect
        case .update: .update
        case .remove: .remove
        case .restore: .restore
        case .grant: .grant
        case .revoke: .revoke
        case .mailbox: .mailbox
        case .consent: .consent
        case .advance: .advance
        case .show: .show
        case .print: .print
        case .let: .let
        case .include: .include
        case .what: .what
        case .find: .find
        case .none, .cloud, .onPremises, .any, .everyone, .roles, .despite, .because, .cannot, .tenant, .live,
            .simulated, .no, .finding, .photo, .photos, .of, .not, .present, .endUsers, .guests, .nobody, .role, .only,
            .own, .others, .change, .policy, .via, .with, .scopes, .after, .once, .in, .force, .from, .as, .to, .over,
            .administrative, .unit, .on, .off, .for, .if, .me, .full, .draft, .clients, .users, .user, .units,
            .policies, .variables, .history, .matrix:
            nil
        }
    }

    /// A few words on what the keyword does, shown beside it where it is offered and in `:help`.
    package var note: String {
        switch self {
        case .none: ""
        case .source: "where photos may be updated"
        case .allow: "who may update photos in the cloud"
        case .discard: "drop the draft"
        case .plan: "what the draft would change, for whom, and what to beware of"
        case .apply: "write the draft to the tenant"
        case .rollback: "undo the latest apply"
        case .can: "ask whether somebody may"
        case .who: "list who may, or may not"
        case .explain: "why somebody may or may not; or the page on a code"
        case .expect: "assert something"
        case .update: "put a photo in place"
        case .remove: "take a photo away"
        case .restore: "put back the photo that was replaced"
        case .grant: "give a role (simulation)"
        case .revoke: "take a role away (simulation)"
        case .mailbox: "OWA mailbox policies"
        case .consent: "whether users may consent to apps (simulation)"
        case .advance: "move the clock (simulation)"
        case .show: "look at something"
        case .print: "print words"
        case .let: "name a value or a list"
        case .include: "run another file here"
        case .what: "try statements on a copy"
        case .find: "search every policy that fulfils claims"
        case .cloud: "photos are updated in the cloud only"
        case .onPremises: "photos come from the directory on-premises only"
        case .any: "no restriction"
        case .everyone: "all enabled accounts"
        case .roles: "holders of the roles listed"
        case .despite: "go on in spite of a guard"
        case .because: "the reason"
        case .cannot: "asserts or lists refusals"
        case .tenant: "which tenant this is"
        case .live: "a real tenant"
        case .simulated: "a simulated tenant"
        case .no: "none of it"
        case .finding: "a finding of the plan"
        case .photo: "somebody's photo"
        case .photos: "photo editing under the policy"
        case .of: "whose"
        case .not: "the opposite"
        case .present: "there is one"
        case .endUsers: "enabled members without any directory role"
        case .guests: "guest accounts"
        case .nobody: "none of the enabled accounts"
        case .role: "a role, or its holders"
        case .only: "these and nobody else"
        case .own: "one's own"
        case .others: "everybody else's"
        case .change: "change the setting itself"
        case .policy: "the photo update settings"
        case .via: "in which client"
        case .with: "with delegated scopes"
        case .scopes: "delegated scopes of an app"
        case .after: "some time from now"
        case .once: "once all changes have spread"
        case .in, .force: "once in force"
        case .from: "from where"
        case .as: "as another account (simulation)"
        case .to: "to whom"
        case .over: "limited to an administrative unit"
        case .administrative, .unit: "an administrative unit"
        case .on: "yes"
        case .off: "no"
        case .for: "for which users"
        case .if: "what if"
        case .me: "the operator"
        case .full: "with nothing folded"
        case .draft: "what is drafted"
        case .clients: "the clients and what they do"
        case .users: "the accounts"
        case .user: "one account"
        case .units: "the administrative units"
        case .policies: "the mailbox policies"
        case .variables: "the variables"
        case .history: "what was applied"
        case .matrix: "who may, by population and client"
        }
    }
}

/// A statement of the language as people look it up: its form and an example.
package struct StatementForm: Sendable, Hashable {
    package let keyword: Keyword
    /// A short version of the form in Grammar.md.
    package let form: String
    package let example: String

    private init(_ keyword: Keyword, _ form: String, _ example: String) {
        self.keyword = keyword
        self.form = form
        self.example = example
    }

    /// In display order; every keyword that begins a statement has at least one.
    package static let all = [
        StatementForm(.show, "show TOPIC;", "show policy;"),
        StatementForm(
            .can, "can WHO update|remove own photo|photo of WHOM [via CLIENT];", "can me update own photo via Teams;"),
        StatementForm(.who, "who can|cannot update own photo …;", "who cannot update own photo via Teams;"),
        StatementForm(.explain, "explain [full] can …; | explain CODE;", "explain can me change policy;"),
        StatementForm(.source, "source cloud|onPremises|any;", "source cloud;"),
        StatementForm(.allow, "allow everyone; | allow roles ROLES;", "allow roles [UserAdmin, GlobalAdmin];"),
        StatementForm(.discard, "discard;", "discard;"),
        StatementForm(.plan, "plan [full];", "plan;"),
        StatementForm(.apply, "apply [despite CODE] [because \"…\"];", "apply because \"CHG0031337\";"),
        StatementForm(.rollback, "rollback [despite CODE] [because \"…\"];", "rollback;"),
        StatementForm(.expect, "expect CLAIM;", "expect endUsers cannot update own photo;"),
        StatementForm(.what, "what if [\"…\"] { STATEMENTS }", "what if { source cloud; apply; }"),
        StatementForm(
            .find, "find policy { expect CLAIM; … }", "find policy { expect endUsers cannot update own photo; }"),
        StatementForm(.update, "update own photo|photo of USER from \"FILE\" …;", "update own photo from \"me.jpg\";"),
        StatementForm(.remove, "remove own photo|photo of USER …;", "remove own photo;"),
        StatementForm(.restore, "restore own photo|photo of USER;", "restore own photo;"),
        StatementForm(
            .grant, "grant role ROLE to USER [over unit \"…\"];", "grant role UserAdmin to employee@contoso.com;"),
        StatementForm(.revoke, "revoke role ROLE from USER;", "revoke role UserAdmin from user.admin@contoso.com;"),
        StatementForm(
            .mailbox, "mailbox policy \"…\" photos on|off; | … for USERS;", "mailbox policy \"No photos\" photos off;"),
        StatementForm(.consent, "consent on|off;", "consent off;"),
        StatementForm(.advance, "advance [DURATION];", "advance 24h;"),
        StatementForm(.print, "print ITEMS;", "print \"done\";"),
        StatementForm(.let, "let NAME = VALUE|[LIST];", "let helpdesk = [UserAdmin];"),
        StatementForm(.include, "include \"FILE\";", "include \"helpers.photo\";"),
    ]
}
