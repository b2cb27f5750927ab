import PhotoPolicy

extension TenantFile {
    struct Organization: Sendable {
        let id: GUID
        let displayName: String
        let verifiedDomains: [Domain]
        let isSynced: Bool

        struct Domain: Sendable {
            let name: String
            let isDefault: Bool
        }
    }

    struct User: Sendable {
        let id: GUID
        let userPrincipalName: String
        let displayName: String
        let traits: AccountTraits
        /// Nil means the default policy.
        let owaMailboxPolicy: String?
    }

    enum UserType: String, FileWord, CaseIterable {
        case member = "Member"
        case guest = "Guest"

        init?(fileWord: String) { self.init(rawValue: fileWord) }
        static var expectation: String { "\"Member\" or \"Guest\"" }
        static var words: [String] { allCases.map(\.rawValue) }
    }

    enum MailboxPlace: String, FileWord, CaseIterable {
        case cloud, onPremises, none

        init?(fileWord: String) { self.init(rawValue: fileWord) }
        static var expectation: String { "\"cloud\", \"onPremises\" or \"none\"" }
        static var words: [String] { allCases.map(\.rawValue) }

        init(_ traits: AccountTraits) {
            self = traits.contains(.withoutMailbox) ? .none : traits.contains(.mailboxOnPremises) ? .onPremises : .cloud
        }

        var traits: AccountTraits {
            switch self {
            case .cloud: []
            case .onPremises: .mailboxOnPremises
            case .none: .withoutMailbox
            }
        }
    }

    struct Group: Sendable {
        let id: GUID
        let displayName: String
        let isAssignableToRole: Bool
        let members: [GUID]
    }

    struct Unit: Sendable {
        let id: GUID
        let displayName: String
        let members: [GUID]
    }
}

extension TenantFile.Organization: Decodable {
    enum Key: String, CodingKey, CaseIterable {
        case id, displayName, verifiedDomains
        case isSynced = "onPremisesSyncEnabled"
    }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        id = try reader.word(.id)
        displayName = try reader.name(.displayName)
        verifiedDomains = try reader.list(.verifiedDomains)
        isSynced = try reader.flag(.isSynced, default: false)
        guard !verifiedDomains.isEmpty else {
            throw TenantFileError(path: reader.path(.verifiedDomains), message: "expected at least one domain")
        }
    }
}

extension TenantFile.Organization.Domain: Decodable {
    enum Key: String, CodingKey, CaseIterable { case name, isDefault }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        name = try reader.name(.name)
        isDefault = try reader.flag(.isDefault, default: false)
    }
}

extension TenantFile.User: Decodable {
    enum Key: String, CodingKey, CaseIterable {
        case id, userPrincipalName, displayName, accountEnabled, userType, onPremisesSyncEnabled, mailbox
        case owaMailboxPolicy
    }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        id = try reader.word(.id)
        userPrincipalName = try reader.name(.userPrincipalName)
        displayName =
            try reader.value(ifPresent: .displayName) ?? userPrincipalName
        owaMailboxPolicy = try reader.value(ifPresent: .owaMailboxPolicy)
        var traits: AccountTraits = []
        if try reader.flag(.accountEnabled, default: true) { traits.insert(.enabled) }
        if try reader.flag(.onPremisesSyncEnabled, default: false) { traits.insert(.synced) }
        if try reader.word(ifPresent: .userType) == TenantFile.UserType.guest { traits.insert(.guest) }
        let mailbox: TenantFile.MailboxPlace? = try reader.word(ifPresent: .mailbox)
        self.traits = traits.union(mailbox?.traits ?? [])
        guard userPrincipalName.contains("@") else {
            throw TenantFileError(
                path: reader.path(.userPrincipalName), message: "expected a name such as \"ann@contoso.com\"")
        }
    }
}

extension TenantFile.Group: Decodable {
    enum Key: String, CodingKey, CaseIterable { case id, displayName, isAssignableToRole, members }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        id = try reader.word(.id)
        displayName = try reader.name(.displayName)
        isAssignableToRole = try reader.flag(.isAssignableToRole, default: false)
        members = try reader.words(.members)
    }
}

extension TenantFile.Unit: Decodable {
    enum Key: String, CodingKey, CaseIterable { case id, displayName, members }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        id = try reader.word(.id)
        displayName = try reader.name(.displayName)
        members = try reader.words(.members)
    }
}
