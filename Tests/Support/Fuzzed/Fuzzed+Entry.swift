import Dispatch

/// Checks one input of libFuzzer; a fault ends the process, which is how libFuzzer detects it.
package func run(_ fuzzed: Fuzzed, on input: UnsafeBufferPointer<UInt8>) -> CInt {
    let bytes = Array(input)
    let done = DispatchSemaphore(value: 0)
    // libFuzzer calls from the main thread, so this blocks no thread of the pool.
    Task {
        do {
            try await fuzzed.check(bytes)
        } catch {
            fatalError("\(error)")
        }
        done.signal()
    }
    done.wait()
    return 0
}
