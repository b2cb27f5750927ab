import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering
import Runner

/// The writer for spreadsheets: the tables that were asked for, separated by empty lines. Anything that is not a table
/// is left out.
final class CSVWriter: OutcomeSink {
    private let hasMark: Bool
    private var hasWritten = false

    /// - Parameter mark: whether the text begins with a byte-order mark, by which Excel recognises UTF-8.
    init(mark: Bool) { hasMark = mark }

    func begin(_ source: Source) {}

    func reports(_ reports: [Report]) {
        if !reports.isEmpty { Output.error.write(ReportText(width: Output.error.width).render(reports)) }
    }

    func write(_ outcome: Outcome, roles: RoleCatalog) {
        if outcome.status == .failed || outcome.status == .refused {
            Output.error.write(OutcomeText(width: Output.error.width).render(outcome, roles: roles))
        }
        guard let table = CSV.table(of: outcome, roles: roles) else { return }
        let opening = hasWritten ? "\r\n" : hasMark ? "\u{FEFF}" : ""
        hasWritten = true
        Output.standard.write(opening + table.map(CSV.row).joined())
    }

    func fault(_ failure: Failure) {
        Output.error.write(Prose().fault(code: failure.code, message: failure.message, help: failure.help))
    }

    func finish(_ status: ExitStatus) {}
}
