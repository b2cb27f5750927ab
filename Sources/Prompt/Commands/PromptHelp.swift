import PhotoLanguage
import PhotoPolicy
import Rendering
import Text
import Wording

/// What `:help` says.
struct PromptHelp {
    let roles: RoleCatalog
    let knownNames: KnownNames
    let palette: Palette
    let width: Int

    /// Returns help on a command, a keyword, a client, a role, or anything that has a page; nil when there is none.
    func text(on topic: String) -> String? {
        let word = topic.unquoted
        guard !word.isEmpty else { return overview }
        let parts = [
            help(command: word), help(keyword: word), help(client: word), help(role: word),
            Explanations.answer(to: word),
        ].compactMap(\.self)
        guard parts.isEmpty else { return parts.joined(separator: "\n") }
        // `what if`, `find policy`: the first word is the statement's.
        let first = word.prefix { !$0.isWhitespace }
        return first.count < word.count ? help(keyword: String(first)) : nil
    }

    /// Returns what to try when there is no help on a topic.
    static func advice(on topic: String) -> String {
        let near = Explanations.suggestions(for: topic.unquoted)
        return Slip.help(topic.unquoted)
            ?? (near.isEmpty ? "`:help` lists what there is" : "did you mean \(near.joined(separator: ", "))?")
    }

    private var overview: String {
        TextFitting.wrap(
            "Statements end in `;` and may take many lines. Tab completes, Up recalls, Ctrl-R searches.",
            to: max(20, width)
        ).joined(separator: "\n") + "\n\n"
            + rows(StatementForm.all.map { ($0.form, $0.keyword.note) }) + "\nCommands\n"
            + rows(PromptCommand.allCases.map { ($0.usage, $0.summary) })
            + "\n"
            + TextFitting.wrap(
                "`:help WORD` says more on a keyword, a role, a client or a code; `:examples` shows statements for the usual jobs, `:keys` the keys.",
                to: max(20, width)
            ).joined(separator: "\n") + "\n"
    }

    private func help(command word: String) -> String? {
        let name = word.hasPrefix(":") ? String(word.dropFirst()) : word
        guard let command = PromptCommand(rawValue: name.lowercased()) else { return nil }
        return "\(command.usage): \(command.summary)\n"
    }

    private func help(keyword word: String) -> String? {
        guard
            let keyword = Keyword.allCases.first(where: { $0 != .none && $0.spelling.lowercased() == word.lowercased() }
            )
        else { return nil }
        let forms = StatementForm.all.filter { $0.keyword == keyword }
        let more = Self.placeholders[keyword].map { text in
            TextFitting.wrap(text, to: max(20, width - 4)).map { "    \($0)\n" }.joined()
        }
        return "\(keyword.spelling): \(keyword.note)\n"
            + forms.map { "    \($0.form)\n    for example: \($0.example)\n" }.joined() + (more ?? "")
    }

    /// What the capitalised words of a form stand for, where that is more than a name.
    private static let placeholders: [Keyword: String] = [
        .show:
            "TOPIC is policy, draft, tenant, roles, role ROLE, clients, users, user USER, units, mailbox policies, "
            + "photo of USER, variables, history or matrix",
        .can: people, .who: "without `via`, every client that people use counts",
        .expect:
            "CLAIM is a setting, `tenant \"…\"`, `[no] finding CODE`, `photo of USER [not] present`, or WHO can or cannot "
            + "do something, with `because CODE` behind `cannot`; \(people)",
        .mailbox: "acts at once, in simulation only, and is no draft: `apply` and `rollback` leave it alone",
        .grant: "acts at once, in simulation only, and is no draft: `revoke role ROLE from USER;` takes it back",
    ]

    private static let people =
        "WHO is a user, a list of users, everyone, endUsers, guests, nobody, role ROLE or only roles [ROLES]"

    private func help(client word: String) -> String? {
        guard let client = Client.named(word) else { return nil }
        return "\(client.word): \(client.displayName), a client; `show clients;` says what each does\n"
    }

    private func help(role word: String) -> String? {
        guard let role = roles.role(named: word) else { return nil }
        let offers = NameOffers(knownNames: knownNames, beginning: "").names(.role)
        let note = offers.first { $0.aliases.contains(role.displayName) }?.note ?? role.displayName
        return
            "\(Visible.text(role.word)): \(Visible.text(note)) (\(role.id))\n    show role \(WrittenName.text(role.isCustom ? role.displayName : role.word, in: [.word, .string]) ?? "");\n"
    }

    func rows(_ rows: [(String, String)]) -> String {
        let widest = rows.map { DisplayWidth.columns(of: $0.0) }.filter { $0 <= 44 }.max() ?? 0
        return rows.map { left, right in
            let right = TextFitting.wrap(right, to: max(20, width - widest - 5))
                .joined(separator: "\n" + String(repeating: " ", count: widest + 4))
            let space = widest - DisplayWidth.columns(of: left)
            let gap =
                space >= 0 ? String(repeating: " ", count: space + 2) : "\n" + String(repeating: " ", count: widest + 4)
            return "  " + palette.paint(left, .code) + gap + right + "\n"
        }.joined()
    }
}
