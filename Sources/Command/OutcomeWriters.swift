import Interpreter
import OrderedJSON
import PhotoLanguage
import PhotoPolicy
import Rendering
import Runner
import Tenants
import Text

/// The writer for people: results to standard output, reports to standard error. Expectations that hold are only
/// counted at the end, not listed.
final class TextWriter: OutcomeSink {
    private let results: OutcomeText
    private let errors: ReportText
    private let faults: Prose
    private let listsAll: Bool
    private var expectations = (all: 0, holding: 0)
    private var tenant = ""

    /// - Parameter listingAll: whether expectations that hold are listed too.
    init(colour: ColourChoice, listingAll: Bool = false) {
        results = OutcomeText(palette: Output.standard.palette(colour), width: Output.standard.width)
        let (palette, width) = (Output.error.palette(colour), Output.error.width)
        errors = ReportText(palette: palette, width: width)
        faults = Prose(palette: palette, width: width)
        listsAll = listingAll
    }

    func open(_ tenant: Tenant) { self.tenant = tenant.directory.tenant.displayName }

    func begin(_ source: Source) {}

    func reports(_ reports: [Report]) {
        if !reports.isEmpty { Output.error.write(errors.render(reports) + Self.wayToMend(reports)) }
    }

    /// Returns the command that applies the fixes of reports in files.
    private static func wayToMend(_ reports: [Report]) -> String {
        let sure = reports.filter { $0.edits.contains { $0.confidence == .sure } }.map(\.source)
        let files = Set(sure.filter(ScriptInput.isFile).map { Visible.text($0.name) }).sorted()
        return files.isEmpty ? "" : "`photopolicy check --fix \(files.joined(separator: " "))` makes the fixes.\n"
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        if case .expectation = outcome.result {
            expectations.all += 1
            if outcome.status == .held {
                expectations.holding += 1
                guard listsAll || !outcome.notes.isEmpty else { return }
            }
        }
        Output.standard.write(results.render(outcome, roles: roles))
    }

    func fault(_ failure: Failure) {
        Output.error.write(faults.fault(code: failure.code, message: failure.message, help: failure.help))
    }

    func finish(_ status: ExitStatus) {
        guard expectations.all > 0 else { return }
        Output.standard.write(results.verdict(on: expectations.all, holding: expectations.holding, tenant))
    }
}

/// The writer for programs: one object per line, a summary last.
final class JSONLinesWriter: OutcomeSink {
    private var statements = 0
    private var counts: [Outcome.Status: Int] = [:]
    private var errors = 0

    func begin(_ source: Source) {}

    func reports(_ reports: [Report]) {
        errors += reports.count { $0.severity == .error }
        for object in ReportJSON.objects(reports) { write(object, type: "report") }
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        statements += 1
        counts[outcome.status, default: 0] += 1
        Output.standard.write(OutcomeJSON.object(outcome, roles: roles).text + "\n")
    }

    func fault(_ failure: Failure) {
        errors += 1
        write(
            ["code": .string(failure.code), "message": .string(failure.message), "help": failure.help.json],
            type: "fault")
    }

    func finish(_ status: ExitStatus) {
        write(
            [
                "statements": .int(statements), "failed": .int(counts[.failed] ?? 0),
                "refused": .int(counts[.refused] ?? 0), "skipped": .int(counts[.skipped] ?? 0),
                "errors": .int(errors), "exitStatus": .int(Int(status.rawValue)),
            ], type: "summary")
    }

    private func write(_ object: JSONObject, type: String) {
        var line: JSONObject = ["type": .string(type)]
        for member in object.members { line[member.key] = member.value }
        Output.standard.write(line.text + "\n")
    }
}
