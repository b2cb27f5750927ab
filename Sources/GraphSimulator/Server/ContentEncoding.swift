import CZlib
import Glibc

/// Decodes bodies that a client sends compressed.
enum ContentEncoding {
    /// Returns the body decompressed.
    ///
    /// - Parameter limit: bytes, after decompression.
    /// - Throws: 415 for an unknown encoding, 400 for a body that cannot be decompressed, 413 for one that is too long.
    static func decoded(_ body: [UInt8], encoding: String?, limit: Int) throws(GraphError) -> [UInt8] {
        switch encoding?.lowercased() {
        case nil, "", "identity": return body
        case "gzip", "x-gzip": return try unpacked(body, windows: [31], limit)
        // The standard requires a zlib frame, but some clients send none.
        case "deflate": return try unpacked(body, windows: [15, -15], limit)
        default:
            throw GraphError(
                415, "UnsupportedMediaType", "A body comes as it is, or with Content-Encoding gzip or deflate.")
        }
    }

    private static func unpacked(_ body: [UInt8], windows: [Int32], _ limit: Int) throws(GraphError) -> [UInt8] {
        for window in windows {
            var bytes: UnsafeMutablePointer<UInt8>?
            var count = 0
            switch unpack(body, body.count, window, limit, &bytes, &count) {
            case unpacked_whole:
                defer { free(bytes) }
                return Array(UnsafeBufferPointer(start: bytes, count: count))
            case unpacked_too_long: throw .tooLarge(limit)
            default: continue
            }
        }
        throw .badRequest("The request body is not packed as its Content-Encoding says.")
    }
}
