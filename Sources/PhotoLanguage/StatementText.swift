/// Statements in their canonical spelling: the only place that writes them.
package enum StatementText {
    /// - Parameter word: `cloud`, `onPremises` or `any`; a statement cannot express anything else.
    package static func source(_ word: String) -> String { "source \(word);" }

    /// - Parameter roles: as words, quoted names or ids; an empty list allows everyone.
    package static func allow(roles: [String]) -> String {
        roles.isEmpty ? "allow everyone;" : "allow roles \(list(roles));"
    }

    package static func apply(despite codes: [String] = [], because reason: String? = nil) -> String {
        let despite = codes.isEmpty ? "" : " despite \(codes.joined(separator: ", "))"
        return "apply" + despite + (reason.map { " because \(WrittenName.quoted($0))" } ?? "") + ";"
    }

    package static func grant(role: String, to user: String) -> String {
        "grant role \(role) to \(WrittenName.user(user));"
    }

    package static func revoke(role: String, from user: String) -> String {
        "revoke role \(role) from \(WrittenName.user(user));"
    }

    package static func mailboxPolicy(_ name: String, photos isOn: Bool) -> String {
        "mailbox policy \(WrittenName.quoted(name)) photos \(onOff(isOn));"
    }

    package static func consent(_ isOn: Bool) -> String { "consent \(onOff(isOn));" }

    private static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }
    private static func onOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }
}
