import Dispatch
import Glibc
import Synchronization

/// Ctrl-C while statements run: it cancels them instead of ending the program, so that what ran is still summed up. A
/// second one ends the program at once.
final class Interruption: Sendable {
    private let running = Mutex<Task<Void, any Error>?>(nil)

    /// Runs a body as a task that `listening` can cancel.
    static func allowing(_ body: @escaping @Sendable (Interruption) async throws -> Void) async throws {
        let interruption = Interruption()
        let task = interruption.running.withLock { running in
            let task = Task { try await body(interruption) }
            running = task
            return task
        }
        try await task.value
    }

    /// Listens for the signal while a body runs; before and after it ends the program, as it does any other.
    func listening<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        // Whoever started the program with the signal ignored (`nohup`, a shell's background job) meant that.
        guard !Self.isIgnored else { return try await body() }
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { @Sendable [self] in interrupt() }
        // Until the source is registered, the signal would still end the program.
        await withCheckedContinuation { registered in
            source.setRegistrationHandler { registered.resume() }
            source.resume()
        }
        defer {
            source.cancel()
            signal(SIGINT, SIG_DFL)
        }
        return try await body()
    }

    private func interrupt() {
        running.withLock { task in
            guard let task, !task.isCancelled else { _exit(ExitStatus.interrupted.rawValue) }
            task.cancel()
        }
    }

    private static var isIgnored: Bool {
        var action = sigaction()
        sigaction(SIGINT, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
