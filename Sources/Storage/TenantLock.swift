import Files
import LiveChanges
import PhotoPolicy
import Synchronization

/// A lock on the changes of one tenant. The system releases it when the process ends, however it ends.
final class TenantLock: JournalLock {
    private let lock: Mutex<FileLock?>

    private init(_ lock: consuming FileLock) { self.lock = Mutex(lock) }

    func release() { lock.withLock { $0 = nil } }

    static func take(_ path: String, waiting patience: TimeSpan) async throws -> TenantLock {
        let deadline = ContinuousClock.now + .seconds(patience.seconds)
        while true {
            do {
                return TenantLock(try FileLock(at: path, patience: .zero))
            } catch {
                guard error.code == .locked else {
                    throw JournalError(.unusable, "the journal cannot be used: \(error.message)")
                }
                guard ContinuousClock.now < deadline else {
                    throw JournalError(
                        .locked, "another run is changing this tenant", help: "try again when it has ended")
                }
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
