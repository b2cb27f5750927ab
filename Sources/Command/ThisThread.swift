import Dispatch
import Synchronization

/// Runs a task on the thread that waits for it: a short run needs no thread pool and starts faster.
final class ThisThread: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var hasEnded = false
    }

    static let executor = ThisThread()

    private let state = Mutex(State())
    private let isWanted = DispatchSemaphore(value: 0)

    /// Runs a body until it has ended, with whatever it awaits that is not bound to another executor.
    static func run(_ body: @escaping @Sendable () async -> Void) {
        executor.state.withLock { $0.hasEnded = false }
        Task(executorPreference: executor) {
            await body()
            executor.end()
        }
        executor.runJobs()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        isWanted.signal()
    }

    private func end() {
        state.withLock { $0.hasEnded = true }
        isWanted.signal()
    }

    private func runJobs() {
        while true {
            isWanted.wait()
            let (jobs, hasEnded) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.hasEnded)
            }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if hasEnded { return }
        }
    }
}
