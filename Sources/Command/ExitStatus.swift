import ArgumentParser

/// What the exit status of a run says.
enum ExitStatus: Int32, CaseIterable {
    case fine = 0
    case expectationFailed = 1
    case planDiffers = 2
    case refused = 3
    case usage = 64
    case inputInError = 65
    case unreadable = 66
    case internalFault = 70
    case interrupted = 130

    var meaning: String {
        switch self {
        case .fine: "everything ran and held"
        case .expectationFailed: "an expectation failed"
        case .planDiffers: "with --detailed-exitcode: the last plan differs and was not applied"
        case .refused: "a change was refused"
        case .usage: "the command line is wrong"
        case .inputInError: "a script or tenant file is in error; nothing ran"
        case .unreadable: "a file cannot be read or written"
        case .internalFault: "a fault of photopolicy's own"
        case .interrupted: "interrupted"
        }
    }

    var code: ExitCode { ExitCode(rawValue) }

    /// The table in the help.
    static let help = """
        Exit status:
        \(allCases.map { "  \($0.rawValue)\t\($0.meaning)" }.joined(separator: "\n"))
        """
}
