import Fuzzed
import FuzzedRequest

/// libFuzzer's entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGraphRequest(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(.graphRequest, on: UnsafeBufferPointer(start: start, count: count))
}
