import Dispatch
import Synchronization

/// Blocks this thread until async work is done: only for the editor's own thread, which no other work depends on.
///
/// - Returns: the result of the work; nil when it failed or did not end in time.
func waiting<Value: Sendable>(
    atMost patience: DispatchTimeInterval, _ work: @escaping @Sendable () async throws -> Value
) -> Value? {
    let result = Box<Value>()
    let end = DispatchSemaphore(value: 0)
    let task = Task {
        let value = try? await work()
        result.value.withLock { $0 = value }
        end.signal()
    }
    guard end.wait(timeout: .now() + patience) == .success else {
        task.cancel()
        return nil
    }
    return result.value.withLock { $0 }
}

private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
