import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering
import Runner
import Wording

/// The writer for test reports: a suite for each file and each what-if block in it, a case for each expectation and
/// each block. A refused change is a failed case.
final class JUnitWriter: OutcomeSink {
    private var suites: [JUnitSuite] = []
    private var file = ""
    private let text = OutcomeText()

    func begin(_ source: Source) {
        file = source.name
        suites.append(JUnitSuite(name: source.name))
    }

    func reports(_ reports: [Report]) {
        if !reports.isEmpty { Output.error.write(ReportText().render(reports)) }
        let errors = reports.filter { $0.severity == .error }
        guard !errors.isEmpty else { return }
        let failed = JUnitCase(
            name: "check", classname: "photopolicy", file: errors[0].source.name,
            outcome: .failed(message: errors[0].message, text: ReportText().render(errors)))
        suites.append(JUnitSuite(name: "check", cases: [failed]))
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        guard let words = name(of: outcome) else { return }
        let suite = ([file] + outcome.pathWords).joined(separator: ": ")
        let place = outcome.place.source
        let test = JUnitCase(
            name: words, classname: suite, file: place.name,
            line: SourcePositions(in: place, at: [Int(outcome.place.span.start)])[outcome.place.span.start].line,
            outcome: result(of: outcome, roles))
        if let index = suites.firstIndex(where: { $0.name == suite }) {
            suites[index].cases.append(test)
        } else {
            suites.append(JUnitSuite(name: suite, cases: [test]))
        }
    }

    func fault(_ failure: Failure) {
        if suites.isEmpty { begin(Source(name: "photopolicy", text: "")) }
        suites[suites.count - 1].cases.append(
            JUnitCase(
                name: "run", classname: file, file: file,
                outcome: .failed(
                    message: failure.message,
                    text: Prose().fault(code: failure.code, message: failure.message, help: failure.help))))
    }

    func finish(_ status: ExitStatus) { Output.standard.write(JUnitSuite.document(suites)) }

    /// Returns nil for anything that is not a test. A nested block belongs to the outer block's suite.
    private func name(of outcome: Outcome) -> String? {
        switch outcome.result {
        case .expectation: outcome.place.source.text(outcome.place.span).inOneLine
        case .block(let report): report.label.flatMap { $0.isEmpty ? nil : $0 } ?? "what if"
        case .search where outcome.status == .failed: "find policy"
        case .refused, .photo:
            outcome.status == .refused ? outcome.place.source.text(outcome.place.span).inOneLine : nil
        case .skipped(let words): words.inOneLine
        case .edited, .discarded, .plan, .applied, .recorded, .access, .explanation, .page, .changed, .clock, .listing,
            .printed, .defined, .search:
            nil
        }
    }

    /// A failed block says so in one line, because what failed it has its own case.
    private func result(of outcome: Outcome, _ roles: RoleCatalog) -> JUnitCase.Outcome {
        switch outcome.status {
        case .done, .held: return .passed
        case .skipped: return .skipped(reason: "something before it failed or was refused")
        case .failed, .refused: break
        }
        if case .block = outcome.result {
            return .failed(message: "an expectation failed in it, or a change was refused", text: "")
        }
        let rendered = text.render(outcome, roles: roles)
        let lines = rendered.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
        // The case's name already says what was expected.
        let message = (lines.count > 1 ? lines.dropFirst() : lines[...]).joined(separator: "; ")
        return .failed(message: message, text: rendered)
    }
}

extension String {
    /// The text with each run of whitespace as one blank: a test's name is a single line.
    fileprivate var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
