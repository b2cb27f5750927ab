import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering
import Runner
import Storage
import Tenants
import Wording

/// The writer for change boards and pull requests: the whole run as one document.
final class DocumentWriter: OutcomeSink {
    enum Form { case markdown, html }

    private let form: Form
    private var facts: [Document.Fact] = []
    private var title = "Photo policy"
    private var outcomes: [(outcome: Outcome, roles: RoleCatalog)] = []
    private var reported: [Report] = []
    private var failures: [Failure] = []
    private var isNamed = false

    init(_ form: Form) { self.form = form }

    func open(_ tenant: Tenant) {
        let identity = tenant.directory.tenant
        facts.append(
            Document.Fact(
                "tenant",
                "\(identity.displayName) (\(identity.domainOrID)), \(tenant.isLive ? "live" : "simulated")"))
        facts.append(Document.Fact("tenant id", identity.id.description))
        facts.append(Document.Fact("operator", tenant.operatorName ?? "an application"))
    }

    func begin(_ source: Source) {
        if !isNamed { title = "Photo policy: \(source.name)" }
        isNamed = true
        facts.append(Document.Fact("script", "\(source.name), SHA-256 \(sha256(source.bytes))"))
    }

    func reports(_ reports: [Report]) {
        if !reports.isEmpty { Output.error.write(ReportText(width: Output.error.width).render(reports)) }
        reported += reports
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) { outcomes.append((outcome, roles)) }

    func fault(_ failure: Failure) { failures.append(failure) }

    func finish(_ status: ExitStatus) {
        var document = Document(title: title, facts: facts + factsOfPlans)
        if !reported.isEmpty { document.add(reports: ReportText().render(reported)) }
        for (outcome, roles) in outcomes { document.add(outcome, roles: roles) }
        for failure in failures { document.add(fault: failure.code, failure.message, help: failure.help) }
        document.end("Exit status \(status.rawValue): \(status.meaning).", isGood: status == .fine)
        Output.standard.write(form == .html ? document.html : document.markdown)
    }

    /// The date and reason of the last plan and of what was applied.
    private var factsOfPlans: [Document.Fact] {
        var date: String?
        var reason: String?
        for (outcome, _) in outcomes where outcome.path.isEmpty {
            switch outcome.result {
            case .plan(let report): date = date ?? report.plan.madeAt.words
            case .recorded(let report): (date, reason) = (date ?? report.plan.madeAt.words, report.reason)
            case .applied(let report): (date, reason) = (date ?? report.plan.madeAt.words, report.reason)
            case .refused(let refusal): date = date ?? refusal.plan?.madeAt.words
            case .edited, .discarded, .access, .explanation, .page, .expectation, .photo, .changed, .clock, .listing,
                .printed, .defined, .block, .search, .skipped:
                break
            }
        }
        return [date.map { Document.Fact("date", $0) }, reason.map { Document.Fact("reason", $0) }].compactMap(\.self)
    }
}
