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

    init(_ error: FileError) {
        self.init(.unreadable, error.code.rawValue, error.message)
    }

    var text: String {
        let help = help.map { "\n  help: \(Visible.text($0))" } ?? ""
        return "error[\(code)]: \(Visible.text(message))\(help)\n"
    }
}

/// Runs the body of a subcommand; a failure becomes its text on standard error and its exit status.
func reportingFailures(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let failure as Failure {
        Output.error.write(failure.text)
        throw failure.status.code
    } catch let error as FileError {
        try await reportingFailures { throw Failure(error) }
    }
}
