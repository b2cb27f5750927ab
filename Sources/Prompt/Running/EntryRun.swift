import Files
import Interpreter
import PhotoLanguage
import Tenants

/// One program run in the prompt's world, in a task of its own, so that it can be interrupted between statements.
struct EntryRun: Sendable {
    /// What came of it, and the world as it is now.
    struct End: Sendable {
        var world: Session.World
        /// The top-level statements that were dealt with, in order.
        var statements: [Ended] = []
        var fault: Fault?
        var wasInterrupted = false
    }

    struct Ended: Sendable {
        let place: Place
        let status: Outcome.Status
    }

    struct Fault: Sendable {
        let code: String
        let message: String
        var help: String?
        /// The statement at which it came up, and what is wrong with it.
        var report: Report?
    }

    let world: Session.World
    let program: Program
    let files: any PhotoFiles & Sendable
    let live: LiveControl?
    let emit: @Sendable (Outcome) -> Void

    func start() -> Task<End, Never> {
        Task { await run() }
    }

    private func run() async -> End {
        var ended: [Ended] = []
        let session = Session(world: world, files: files, live: live) { outcome in
            if outcome.path.isEmpty { ended.append(Ended(place: outcome.place, status: outcome.status)) }
            emit(outcome)
        }
        var fault: Fault?
        var wasInterrupted = false
        do {
            _ = try await session.run(program)
        } catch is CancellationError {
            wasInterrupted = true
        } catch {
            if Task.isCancelled { wasInterrupted = true } else { fault = Fault(error) }
        }
        return End(world: session.world, statements: ended, fault: fault, wasInterrupted: wasInterrupted)
    }
}

extension EntryRun.Fault {
    init(_ error: any Error) {
        guard let fault = error as? any Files.Fault else {
            self.init(code: "internal-fault", message: "\(error)")
            return
        }
        self.init(
            code: fault.faultCode, message: fault.sentence, help: fault.help, report: (fault as? RunError)?.report)
    }
}

extension EntryRun.End {
    /// What was done and what was not, for whoever interrupted it.
    func interruption(of program: Program) -> String {
        let (done, count) = (statements.count, program.statements.count)
        guard done < count else { return "interrupted when everything was done\n" }
        let next = program.statements[done]
        let words = next.place.source.text(next.place.span)
        let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        var text = "interrupted: \(done) of \(count) \(count == 1 ? "statement" : "statements") done.\n"
        text += "not done\(done + 1 < count ? ", and nothing after it" : ""): \(line)\n"
        if case .whatIf = next.action { text += "A block that was under way has left nothing behind.\n" }
        return text
    }
}
