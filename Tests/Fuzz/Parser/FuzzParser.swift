import Fuzzed

/// libFuzzer's entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(.parser, on: UnsafeBufferPointer(start: start, count: count))
}
