import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering
import Runner
import Wording

/// For change boards and pull requests: a heading for each script, then each statement with what came of it.
struct MarkdownWriter: OutcomeSink {
    private let text = OutcomeText(width: 100)

    func begin(_ source: Source) { Output.standard.write("# \(Markdown.escaped(source.name))\n\n") }

    func reports(_ reports: [Report]) {
        guard !reports.isEmpty else { return }
        Output.error.write(ReportText().render(reports))
        Output.standard.write(Markdown.block(ReportText().render(reports)) + "\n")
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        let statement = outcome.place.source.text(outcome.place.span)
        Output.standard.write("\(heading(outcome))\n\n\(Markdown.block(statement, language: "photo"))\n")
        let rendered = text.render(outcome, roles: roles)
        if !rendered.isEmpty { Output.standard.write(Markdown.block(rendered) + "\n") }
    }

    func fault(_ failure: Failure) {
        let help = failure.help.map { " Help: \(Markdown.escaped($0))." } ?? ""
        Output.standard.write("**error** `\(failure.code)`: \(Markdown.escaped(failure.message)).\(help)\n\n")
    }

    func finish(_ status: ExitStatus) { Output.standard.write("Exit status \(status.rawValue): \(status.meaning).\n") }

    /// `✗ **failed**, in “lock”`.
    private func heading(_ outcome: Outcome) -> String {
        let mark =
            switch outcome.status {
            case .done, .held: "✓"
            case .failed, .refused: "✗"
            case .skipped: "–"
            }
        let place = outcome.pathWords.map { "“\(Markdown.escaped($0))”" }.joined(separator: ", ")
        return "\(mark) **\(outcome.status.rawValue)**\(place.isEmpty ? "" : ", in \(place)")"
    }
}
