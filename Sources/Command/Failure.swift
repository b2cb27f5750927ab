import ArgumentParser
import Files
import Rendering

/// A fault that ends the program: told once on standard error, with its code, and an exit status.
struct Failure: Error {
    let status: ExitStatus
    let code: String
    let message: String
    var help: String?

    init(_ status: ExitStatus, _ code: String, _ message: String, help: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.help = help
    }

    /// Nil for what is no failure, such as an exit status on its way out.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case is CancellationError: self.init(.interrupted, "interrupted", Interruption.message)
        case let fault as any Fault:
            self.init(ExitStatus(fault.exitKind), fault.faultCode, fault.sentence, help: fault.help)
        default: return nil
        }
    }

    /// For standard error.
    var text: String { Prose(width: Output.error.width).fault(code: code, message: message, help: help) }
}

/// Runs the body of a subcommand; a failure becomes its text on standard error and its exit status.
func reportingFailures(_ body: () async throws -> Void) async throws {
    do {
        try await body()
        try Output.requireWritten()
    } catch {
        guard let failure = Failure(error) else { throw error }
        Output.error.write(failure.text)
        throw failure.status.code
    }
}

/// The same where outcomes are written, which then end as those of any other run: a summary comes last.
func reportingFailures(to output: any OutcomeWriter, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch {
        guard let failure = Failure(error) else { throw error }
        output.fault(code: failure.code, message: failure.message, help: failure.help)
        output.finish(failure.status)
        throw failure.status.code
    }
    do {
        try Output.requireWritten()
    } catch {
        // Where outcomes go, nothing arrives any more.
        Output.error.write(error.text)
        throw error.status.code
    }
}
