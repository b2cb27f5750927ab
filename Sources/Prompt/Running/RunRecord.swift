import Interpreter
import PhotoLanguage

/// The statements that ran in this session on this tenant, for `:save script`.
struct RunRecord {
    private struct Line {
        let text: String
        /// The variable that it defines.
        let variable: String?
    }

    private var lines: [Line] = []

    var isEmpty: Bool { lines.isEmpty }
    var count: Int { lines.count }

    /// Adds what was done: no statement that failed, was refused or was skipped, for the runbook is to run.
    mutating func add(_ statements: [EntryRun.Ended]) {
        for statement in statements where statement.status == .done || statement.status == .held {
            let text = statement.place.source.text(statement.place.span)
            let tree = SyntaxTree(parsing: Source(name: "", text: text))
            let isBlock = tree.nodes.first.map { $0.kind == .whatIf || $0.kind == .findPolicy } ?? false
            let isDefinition = tree.nodes.first?.kind == .letDefinition && tree.nodes.count > 1
            lines.append(
                Line(text: isBlock ? text : text + ";", variable: isDefinition ? tree.text(of: 1) : nil))
        }
    }

    /// The runbook; it begins with what it is for.
    func script(tenant: String) -> String {
        "expect tenant \(WrittenName.quoted(tenant));\n\n" + lines.map(\.text).joined(separator: "\n") + "\n"
    }

    /// The variables that were defined more than once, which a script may not do.
    var redefined: [String] {
        var seen: Set<String> = []
        return lines.compactMap(\.variable).filter { !seen.insert($0).inserted }
    }
}
