import Dispatch
import Synchronization

/// Waits on this thread for work of the async world: for the editor's own thread, which no other work depends on.
///
/// - Returns: what the work came to; nil when it failed, or did not end within a second (a person who pressed Tab on a
///   live tenant would rather have no list than wait).
func waiting<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) -> Value? {
    let result = Box<Value>()
    let end = DispatchSemaphore(value: 0)
    let task = Task {
        let value = try? await work()
        result.value.withLock { $0 = value }
        end.signal()
    }
    guard end.wait(timeout: .now() + .seconds(1)) == .success else {
        task.cancel()
        return nil
    }
    return result.value.withLock { $0 }
}

private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
