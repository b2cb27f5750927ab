import PhotoPolicy

/// A tenant's settings and photos, to be read and changed: simulated, or Microsoft Graph's.
package protocol PhotoService: Sendable {
    /// Settings and mailbox policies over time, the tenant's facts, and the clock.
    func state() async throws -> ServiceState
    /// Writes both properties of the setting and reads them back; returns what the service then shows.
    mutating func write(_ settings: PhotoUpdateSettings) async throws -> PhotoUpdateSettings
    /// The photo of an account; nil when there is none.
    func photo(of account: GUID) async throws -> Photo?
    /// Puts a photo, or removes it with nil. Whether that is permitted has been decided before.
    mutating func setPhoto(_ photo: Photo?, of account: GUID) async throws
}

/// A profile photo's bytes, known to be JPEG or PNG and at most 4 MB (D).
package struct Photo: Sendable, Hashable {
    package let bytes: [UInt8]
    package let kind: Kind

    package enum Kind: String, Sendable, Hashable { case jpeg = "image/jpeg", png = "image/png" }

    /// 4 MB (D).
    package static let sizeLimit = 4 * 1024 * 1024

    /// Nil when the content is neither JPEG nor PNG, or too large.
    package init?(bytes: [UInt8]) {
        guard bytes.count <= Self.sizeLimit, let kind = Kind(content: bytes) else { return nil }
        self.bytes = bytes
        self.kind = kind
    }
}

extension Photo.Kind {
    /// The kind by the first bytes, whatever the file is called.
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
