import Interpreter
import LiveChanges
import PhotoLanguage
import Resolution
import Tenants

/// One program run in a world.
package struct ProgramRun: Sendable {
    /// The result, and the world as it is now: what was done before a fault or an interrupt ended the run stays done.
    package struct End: Sendable {
        package let world: World
        /// The top-level statements that were dealt with, in order.
        package let statements: [Ended]
        package let closing: Session.Closing?
        package let recorded: RecordedApply?
        package let fault: RunFault?
    }

    package struct Ended: Sendable {
        package let place: Place
        package let status: Outcome.Status
    }

    package let world: World
    package let program: Program
    package let files: any PhotoFiles & Sendable
    package let liveWriter: any TenantWriter
    /// Whether the first top-level apply is recorded instead of carried out.
    package let isRecording: Bool

    package init(
        _ program: Program, in world: World, files: any PhotoFiles & Sendable, liveWriter: any TenantWriter,
        isRecording: Bool = false
    ) {
        self.program = program
        self.world = world
        self.files = files
        self.liveWriter = liveWriter
        self.isRecording = isRecording
    }

    /// Runs the program, and passes on each outcome as it comes.
    package func run(emit: @escaping (Outcome) -> Void) async -> End {
        var ended: [Ended] = []
        let session = Session(world: world, files: files, liveWriter: liveWriter) { outcome in
            if outcome.path.isEmpty { ended.append(Ended(place: outcome.place, status: outcome.status)) }
            emit(outcome)
        }
        var closing: Session.Closing?
        var recorded: RecordedApply?
        var fault: RunFault?
        do {
            if isRecording {
                (closing, recorded) = try await session.record(program)
            } else {
                closing = try await session.run(program)
            }
        } catch {
            fault = RunFault(error)
        }
        return End(
            world: session.world, statements: ended, closing: closing, recorded: recorded, fault: fault)
    }
}

/// What ended a run early.
package enum RunFault: Sendable {
    /// A report on a statement that asks for the impossible.
    case report(Report)
    case failure(Failure)

    package init(_ error: any Error) {
        if let report = (error as? RunError)?.report {
            self = .report(report)
        } else {
            // A library may throw anything on cancellation, so that counts as an interrupt; a journal's error stands.
            let isInterrupt = Task.isCancelled && !(error is JournalError)
            self = .failure(Failure(unforeseen: isInterrupt ? CancellationError() : error))
        }
    }

    package var wasInterrupted: Bool {
        if case .failure(let failure) = self { failure.status == .interrupted } else { false }
    }

    package var status: ExitStatus {
        switch self {
        case .report: .inputInError
        case .failure(let failure): failure.status
        }
    }
}
