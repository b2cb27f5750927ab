import Crypto
import FoundationEssentials
import PhotoPolicy
import Synchronization

/// Random values; secrets come from the system's generator.
enum Random {
    /// Returns 256 random bits in base64url.
    static func token() -> String { Base64URL.encoded(bytes(32)) }

    /// Returns a unique id. It is not a secret, so only the start of the sequence comes from the system.
    static func requestID() -> GUID {
        requestIDs.withLock { dice in
            GUID(
                high: dice.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
                low: dice.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
        }
    }

    private static let requestIDs = Mutex(Dice(state: .random(in: .min ... .max)))

    /// Returns nine characters that a person can type, without vowels and without characters that look alike.
    static func userCode() -> String {
        String((0..<9).map { _ in "BCDFGHJKLMNPQRSTVWXZ23456789".randomElement() ?? "B" })
    }

    private static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count / 8).flatMap { _ in withUnsafeBytes(of: generator.next() as UInt64) { Array($0) } }
    }
}

enum Base64 {
    static func encoded(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

/// Base64 without padding, in the alphabet that needs no escapes in a URL.
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encoded(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 4 / 3 + 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(alphabet[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// PKCE's S256.
    static func sha256(_ text: String) -> String { encoded(Array(SHA256.hash(data: Array(text.utf8)))) }
}
