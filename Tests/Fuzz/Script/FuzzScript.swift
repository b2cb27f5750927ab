import Fuzzed

/// libFuzzer's entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScript(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(.script, on: UnsafeBufferPointer(start: start, count: count))
}
