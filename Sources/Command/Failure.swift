import ArgumentParser
import Rendering
import Runner

extension Failure {
    /// The text for standard error.
    var text: String { Prose(width: Output.error.width).fault(code: code, message: message, help: help) }
}

/// Runs the body of a subcommand; a failure is written to standard error and becomes the exit status.
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

/// Runs the body of a subcommand that writes outcomes; a failure ends them as in any other run.
func reportingFailures(to output: any OutcomeSink, _ body: () async throws -> Void) async throws {
    if let status = try await output.telling(body) { throw status.code }
    do {
        try Output.requireWritten()
    } catch {
        // The place where outcomes go can no longer be written.
        Output.error.write(error.text)
        throw error.status.code
    }
}
