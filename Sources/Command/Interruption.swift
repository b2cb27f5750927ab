import Dispatch
import Glibc
import Runner
import Synchronization

/// The descriptor to which the SIGINT handler writes a notice; a handler may do little more.
private let noticeEnd = Atomic<Int32>(-1)

/// Handles Ctrl-C while statements run: it cancels them instead of ending the program, so that what ran is still summed
/// up. A second Ctrl-C ends the program at once.
final class Interruption: Sendable {
    private let running = Mutex<Task<Void, any Error>?>(nil)

    /// Runs a body as a task that `listening` can cancel, on the caller's executor.
    static func allowing(_ body: @escaping @Sendable (Interruption) async throws -> Void) async throws {
        let interruption = Interruption()
        let executor = withUnsafeCurrentTask { $0?.unownedTaskExecutor == nil ? nil : ThisThread.executor }
        let task = interruption.running.withLock { running in
            let task = Task(executorPreference: executor) { try await body(interruption) }
            running = task
            return task
        }
        try await task.value
    }

    /// Listens for the signal while a body runs; before and after that, the signal ends the program as usual.
    func listening<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        // If the program was started with the signal ignored (`nohup`, a shell's background job), that was intended.
        guard !Self.isIgnored else { return try await body() }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return try await body() }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        let notices = ends[0]
        noticeEnd.store(ends[1], ordering: .releasing)
        let source = DispatchSource.makeReadSource(fileDescriptor: notices, queue: .global())
        source.setEventHandler { @Sendable [self] in
            var byte: UInt8 = 0
            while read(notices, &byte, 1) == 1 { interrupt() }
        }
        source.resume()
        // We install our own handler because a signal source hands the signal from thread to thread, and a thread that
        // has not been asked yet still ends the program. The pipe stays open because the handler may still be running.
        signal(SIGINT) { _ in
            var byte: UInt8 = 1
            _ = write(noticeEnd.load(ordering: .acquiring), &byte, 1)
        }
        defer {
            signal(SIGINT, SIG_DFL)
            source.cancel()
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
