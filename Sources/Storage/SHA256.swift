import Crypto

/// The SHA-256 of bytes in hexadecimal digits, as `sha256sum` prints it.
package func sha256(_ bytes: some Sequence<UInt8>) -> String {
    SHA256.hash(data: Array(bytes)).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
