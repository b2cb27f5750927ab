/// A profile photo's bytes, known to be JPEG or PNG and at most 4 MB (D).
package struct Photo: Sendable, Hashable {
    package let bytes: [UInt8]
    package let kind: Kind

    package enum Kind: String, Sendable, Hashable {
        case jpeg = "image/jpeg", png = "image/png"
        /// What a service holds but would not accept from us.
        case other = "application/octet-stream"
    }

    /// 4 MB (D).
    package static let sizeLimit = 4 * 1024 * 1024

    /// Nil when the content is neither JPEG nor PNG, or too large.
    package init?(bytes: [UInt8]) {
        guard bytes.count <= Self.sizeLimit, let kind = Kind(content: bytes) else { return nil }
        self.bytes = bytes
        self.kind = kind
    }

    /// Keeps what a service showed as it came, whatever it is. Nil when it is empty or too large.
    package init?(shown bytes: [UInt8]) {
        guard !bytes.isEmpty, bytes.count <= Self.sizeLimit else { return nil }
        self.bytes = bytes
        kind = Kind(content: bytes) ?? .other
    }

    /// What identifies these bytes: the same for equal bytes, as an entity tag without its quotes (FNV-1a).
    package var entityTag: String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Photo.Kind {
    /// The kind according to the first bytes, whatever the file is called; nil for anything but JPEG and PNG.
    package init?(content: [UInt8]) {
        if content.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else {
            return nil
        }
    }
}
