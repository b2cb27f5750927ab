import CLibMD

/// Returns the SHA-256 of bytes in hexadecimal digits, as `sha256sum` prints it.
package func sha256(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(sha256_digits_size)) { digits in
        guard let start = digits.baseAddress else { return "" }
        bytes.withUnsafeBufferPointer { sha256_digits($0.baseAddress, $0.count, start) }
        return String(cString: start)
    }
}
