import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering
import Runner

/// For test reports: a file's top-level expectations are one case, each what-if block one.
final class JUnitWriter: OutcomeSink {
    private var suites: [JUnitSuite] = []
    private var name = ""
    /// What failed in the block or file under way, outermost first.
    private var failures: [String] = []
    private var topFailures: [String] = []
    private let text = OutcomeText()

    func begin(_ source: Source) {
        closeSuite()
        name = source.name
        suites.append(JUnitSuite(name: source.name))
    }

    func reports(_ reports: [Report]) {
        if !reports.isEmpty { Output.error.write(ReportText().render(reports)) }
        let errors = reports.filter { $0.severity == .error }
        guard !errors.isEmpty else { return }
        let failed = JUnitCase(
            name: "check", classname: "photopolicy",
            outcome: .failed(message: errors[0].message, text: ReportText().render(errors)))
        suites.append(JUnitSuite(name: "check", cases: [failed]))
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        let failed = outcome.status == .failed || outcome.status == .refused
        if case .block(let block) = outcome.result, outcome.path.isEmpty {
            add(block.label ?? "what if", failures: failed ? failures + [text.render(outcome, roles: roles)] : [])
            failures = []
        } else if failed {
            let rendered = text.render(outcome, roles: roles)
            if outcome.path.isEmpty { topFailures.append(rendered) } else { failures.append(rendered) }
        }
    }

    func fault(_ failure: Failure) {
        if suites.isEmpty { begin(Source(name: "photopolicy", text: "")) }
        topFailures.append(Prose().fault(code: failure.code, message: failure.message, help: failure.help))
    }

    func finish(_ status: ExitStatus) {
        closeSuite()
        Output.standard.write(JUnitSuite.document(suites))
    }

    private func closeSuite() {
        guard !suites.isEmpty, !name.isEmpty else { return }
        add("expectations", failures: topFailures)
        topFailures = []
        name = ""
    }

    private func add(_ label: String, failures: [String]) {
        guard !suites.isEmpty else { return }
        let text = failures.joined()
        suites[suites.count - 1].cases.append(
            JUnitCase(
                name: label, classname: name,
                outcome: failures.isEmpty
                    ? .passed : .failed(message: String(text.prefix { !$0.isNewline }), text: text)))
    }
}
