import ArgumentParser
import Rendering
import Runner

extension Failure {
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

/// The same where outcomes are written, which then end as those of any other run.
func reportingFailures(to output: any OutcomeSink, _ body: () async throws -> Void) async throws {
    if let status = try await output.telling(body) { throw status.code }
    do {
        try Output.requireWritten()
    } catch {
        // Where outcomes go, nothing arrives any more.
        Output.error.write(error.text)
        throw error.status.code
    }
}
