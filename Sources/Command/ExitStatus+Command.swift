import ArgumentParser
import Runner

extension ExitStatus {
    var code: ExitCode { ExitCode(rawValue) }

    /// The table in the program's own help, to which the help of its commands refers.
    static let help = """
        Exit status:
        \(allCases.map { status in
            let number = String(status.rawValue)
            return String(repeating: " ", count: 5 - number.count) + number + "  " + status.meaning
        }.joined(separator: "\n"))
        """

    static let pointer = "`photopolicy --help` lists the exit statuses."
}
