import Dispatch
import Files
import Glibc
import LiveChanges
import PhotoPolicy
import Rendering
import Tenants
import Text

/// Asks for the tenant's name at the terminal; without a terminal there is nobody to ask.
struct TerminalConfirmation: Confirmation {
    func answer(_ question: ConfirmationQuestion) async throws -> ConfirmationAnswer {
        guard isTerminal(STDIN_FILENO), isTerminal(STDERR_FILENO) else { return .nobody }
        if let plan = question.plan {
            Output.standard.write(
                OutcomeText(palette: Output.standard.palette(.auto), width: Output.standard.width)
                    .render(plan, roles: question.roles))
        }
        let domain = question.tenant.domainOrID
        let name = Visible.text("\(question.tenant.displayName) (\(domain))")
        let who = question.operatorName.map { " as \(Visible.text($0))" } ?? ""
        Output.error.write(
            "This changes the live tenant \(name)\(who): \(Visible.text(question.actWords)).\n"
                + "Type the tenant's name to go on; anything else stops: ")
        return try await Self.line().map { .typed($0) } ?? .nobody
    }

    /// Reads a line from the terminal on a separate thread: it may take hours, and Ctrl-C must end the wait at once.
    private static func line() async throws -> String? {
        let (lines, arrival) = AsyncStream.makeStream(of: String?.self)
        DispatchQueue(label: "confirmation").async { arrival.yield(readLine()) }
        for await line in lines { return line }
        Output.error.write("\n")
        throw CancellationError()
    }
}

struct SystemClock: LiveClock {
    var now: Instant { Instant(seconds: time(nil)) }
    var elapsed: TimeSpan {
        var spent = timespec()
        clock_gettime(CLOCK_BOOTTIME, &spent)
        return TimeSpan(seconds: spent.tv_sec)
    }
    func sleep(_ span: TimeSpan) async throws { try await Task.sleep(for: .seconds(span.seconds)) }
}
