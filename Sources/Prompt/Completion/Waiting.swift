import Dispatch
import Synchronization

/// Waits on this thread for work of the async world: for the editor's own thread, which no other work depends on.
///
/// - Returns: what the work came to; nil when it failed, or did not end within the time given.
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
