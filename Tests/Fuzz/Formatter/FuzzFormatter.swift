import Fuzzed

/// libFuzzer's entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormatter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(.formatter, on: UnsafeBufferPointer(start: start, count: count))
}
