import PhotoPolicy

extension TenantFile {
    /// A change that the service has accepted, in the order of time: what is still spreading, and what rollback needs.
    struct Change: Decodable, Sendable {
        let accepted: Instant
        let content: Content

        enum Content: Sendable {
            /// `apply` is nil for a change that `rollback` does not know.
            case settings(PhotoUpdateSettings, apply: Apply?)
            case mailboxSwitch(policy: String, isEnabled: Bool)
            case mailboxAssignment(policy: String, user: GUID)
        }

        enum Key: String, CodingKey, CaseIterable {
            case accepted, photoUpdateSettings, apply, owaMailboxPolicy, setPhotoEnabled, user
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            accepted = try reader.word(.accepted)
            let hasPolicy = reader.contains(.owaMailboxPolicy)
            let kinds: [Key] = [.photoUpdateSettings, .setPhotoEnabled, .user].filter(reader.contains)
            let isMixed = kinds.count != 1 || hasPolicy == (kinds.first == .photoUpdateSettings)
            let isStray = reader.contains(.apply) && kinds.first != .photoUpdateSettings
            guard let kind = kinds.first, !isMixed, !isStray else {
                throw TenantFileError(
                    path: jsonPath(decoder.codingPath),
                    message: "expected one change: \"photoUpdateSettings\" (and \"apply\"), or \"owaMailboxPolicy\" "
                        + "with \"setPhotoEnabled\" or with \"user\"")
            }
            switch kind {
            case .photoUpdateSettings:
                content = .settings(
                    try reader.value(.photoUpdateSettings, as: Settings.self).value,
                    apply: try reader.value(ifPresent: .apply))
            case .setPhotoEnabled:
                content = .mailboxSwitch(
                    policy: try reader.name(.owaMailboxPolicy),
                    isEnabled: try reader.value(.setPhotoEnabled))
            default:
                content = .mailboxAssignment(
                    policy: try reader.name(.owaMailboxPolicy), user: try reader.word(.user))
            }
        }
    }

    /// What `apply` adds to a change of the settings.
    struct Apply: Decodable, Sendable {
        let reason: String?
        let isRolledBack: Bool

        enum Key: String, CodingKey, CaseIterable { case reason, isRolledBack }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            reason = try reader.value(ifPresent: .reason)
            isRolledBack = try reader.flag(.isRolledBack, default: false)
        }
    }
}
