import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering

/// For change boards and pull requests: a heading for each script, each outcome as it would be printed.
struct MarkdownWriter: OutcomeWriter {
    private let text = OutcomeText(width: 100)

    func begin(_ source: Source) { Output.standard.write("# \(Markdown.escaped(source.name))\n\n") }

    func reports(_ reports: [Report]) {
        if !reports.isEmpty { Output.error.write(ReportText().render(reports)) }
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        let rendered = text.render(outcome, roles: roles)
        let statement = outcome.place.source.text(outcome.place.span)
        let mark = outcome.status == .held ? "✓ " : outcome.status == .failed || outcome.status == .refused ? "✗ " : ""
        Output.standard.write("\(mark)\(Markdown.block(statement, language: "photo"))\n")
        if !rendered.isEmpty { Output.standard.write(Markdown.block(rendered) + "\n") }
    }

    func fault(code: String, message: String, help: String?) {
        let help = help.map { " Help: \(Markdown.escaped($0))." } ?? ""
        Output.standard.write("**error** `\(code)`: \(Markdown.escaped(message)).\(help)\n\n")
    }

    func finish(_ status: ExitStatus) { Output.standard.write("Exit status \(status.rawValue): \(status.meaning).\n") }
}
