import Fuzzed

/// libFuzzer's entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTenantFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(.tenantFile, on: UnsafeBufferPointer(start: start, count: count))
}
