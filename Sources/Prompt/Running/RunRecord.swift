import PhotoLanguage
import Runner

/// The statements that ran in this session on this tenant, for `:save script`.
struct RunRecord {
    private struct Line {
        let text: SyntaxTree
        /// Where its paths begin: the folder of its original file, with a slash; empty for the current folder.
        let folder: String

        var isBlock: Bool {
            text.nodes.first.map { $0.kind == .statement(.whatIf) || $0.kind == .statement(.findPolicy) } ?? false
        }

        /// The variable that it defines.
        var variable: String? {
            text.nodes.first?.kind == .statement(.letDefinition) && text.nodes.count > 1 ? text.text(of: 1) : nil
        }
    }

    private var lines: [Line] = []

    var isEmpty: Bool { lines.isEmpty }
    var count: Int { lines.count }

    /// Adds what was done: no statement that failed, was refused or was skipped, because the runbook has to run.
    mutating func add(_ statements: [ProgramRun.Ended]) {
        for statement in statements where statement.status == .done || statement.status == .held {
            let source = statement.place.source
            let text = SyntaxTree(parsing: Source(name: "", text: source.text(statement.place.span)))
            lines.append(Line(text: text, folder: MovedPaths.folder(of: source.name)))
        }
    }

    /// Returns the runbook, which begins with the tenant it is for.
    /// - Parameter path: where it will be saved, which decides how its files are found.
    func script(tenant: String, at path: String) -> String {
        let statements = lines.map { line in
            let moved = MovedPaths(from: line.folder, to: MovedPaths.folder(of: path)).text(of: line.text)
            return line.isBlock ? moved : moved + ";"
        }
        return "expect tenant \(WrittenName.quoted(tenant));\n\n" + statements.joined(separator: "\n") + "\n"
    }

    /// The variables that were defined more than once, which a script may not do.
    var redefined: [String] {
        var seen: Set<String> = []
        return lines.compactMap(\.variable).filter { !seen.insert($0).inserted }
    }
}
