import ArgumentParser
import Runner

extension ExitStatus {
    var code: ExitCode { ExitCode(rawValue) }

    /// The table in the help.
    static let help = """
        Exit status:
        \(allCases.map { "  \($0.rawValue)\t\($0.meaning)" }.joined(separator: "\n"))
        """
}
