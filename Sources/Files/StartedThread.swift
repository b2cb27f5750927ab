import Glibc

/// Runs a closure on a new thread, which lasts as long as the closure.
package func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    var thread = pthread_t()
    let failure = pthread_create(
        &thread, nil,
        { pointer in
            if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
            return nil
        }, box)
    // Whoever waits for the thread would wait for ever.
    guard failure == 0 else { fatalError("no thread can be started: \(String(cString: strerror(failure)))") }
    pthread_detach(thread)
}
