import Files

/// A thrown error as the caller sees it: a code, a sentence, a next step and an exit status. Made only here.
package struct Failure: Error, Sendable {
    package let status: ExitStatus
    package let code: String
    package let message: String
    package let help: String?

    package init(
        _ status: ExitStatus, _ code: some RawRepresentable<String>, _ message: String, help: String? = nil
    ) {
        self.init(status, code: code.rawValue, message, help: help)
    }

    /// - Parameter code: the code of a fault or a report, which already comes from a closed set.
    package init(_ status: ExitStatus, code: String, _ message: String, help: String?) {
        self.status = status
        self.code = code
        self.message = message
        self.help = help
    }

    /// Nil for what is not a failure, such as an exit status on its way out.
    package init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case is CancellationError: self = .interrupted
        case let fault as any Fault:
            self.init(ExitStatus(fault.exitKind), code: fault.faultCode, fault.sentence, help: fault.help)
        default: return nil
        }
    }

    /// Reports an unforeseen error as a fault of the program itself.
    package init(unforeseen error: any Error) {
        self = Failure(error) ?? Failure(.internalFault, ProgramCode.internalFault, "\(error)")
    }

    private static let interrupted = Failure(
        .interrupted, ProgramCode.interrupted, "interrupted: the statements after the last one shown did not run")
}
