/// The statements of the language as a person looks them up: their forms and an example of each.
package struct StatementForm: Sendable, Hashable {
    package let keyword: Keyword
    /// As written in Grammar.md, short.
    package let form: String
    package let example: String

    private init(_ keyword: Keyword, _ form: String, _ example: String) {
        self.keyword = keyword
        self.form = form
        self.example = example
    }

    /// In the order in which they are shown; every keyword that begins a statement has at least one.
    package static let all = [
        StatementForm(.show, "show TOPIC;", "show policy;"),
        StatementForm(
            .can, "can WHO update|remove own photo|photo of WHOM [via CLIENT];", "can me update own photo via Teams;"),
        StatementForm(.who, "who can|cannot update own photo …;", "who cannot update own photo via Teams;"),
        StatementForm(.explain, "explain can …; | explain CODE;", "explain can me change policy;"),
        StatementForm(.source, "source cloud|onPremises|any;", "source cloud;"),
        StatementForm(.allow, "allow everyone; | allow roles ROLES;", "allow roles [UserAdmin, GlobalAdmin];"),
        StatementForm(.discard, "discard;", "discard;"),
        StatementForm(.plan, "plan;", "plan;"),
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
