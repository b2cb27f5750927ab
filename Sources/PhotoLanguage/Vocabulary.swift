/// The words that the language gets from outside: names of the domain, passed in as plain data.
///
/// `PhotoLanguage` does not know what a role is; it knows that some words are role names, how they are written
/// canonically, and what to say beside them when they are offered.
package struct Vocabulary: Sendable {
    package struct Term: Sendable, Hashable {
        /// The canonical spelling, a word (`UserAdmin`).
        package let word: String
        /// Other spellings that mean the same: further words or quoted names.
        package let aliases: [String]
        /// A few words shown beside the term where it is offered.
        package let note: String

        package init(_ word: String, aliases: [String] = [], note: String = "") {
            self.word = word
            self.aliases = aliases
            self.note = note
        }
    }

    package let roles: [Term]
    package let clients: [Term]
    package let scopes: [Term]
    package let findings: [Term]
    package let reasons: [Term]

    package init(
        roles: [Term] = [], clients: [Term] = [], scopes: [Term] = [], findings: [Term] = [], reasons: [Term] = []
    ) {
        self.roles = roles
        self.clients = clients
        self.scopes = scopes
        self.findings = findings
        self.reasons = reasons
    }
}
