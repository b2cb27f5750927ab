import PhotoPolicy

extension TenantFile {
    /// A custom role.
    struct RoleDefinition: Decodable, Sendable {
        let id: GUID
        let displayName: String

        enum Key: String, CodingKey, CaseIterable { case id, displayName }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            id = try reader.word(.id)
            displayName = try reader.name(.displayName)
        }
    }

    struct Assignment: Decodable, Sendable, Hashable {
        let role: GUID
        /// A user or a role-assignable group.
        let principal: GUID
        /// The administrative unit; nil means the whole tenant.
        let unit: GUID?

        enum Key: String, CodingKey, CaseIterable {
            case role = "roleDefinitionId"
            case principal = "principalId"
            case scope = "directoryScopeId"
        }

        init(role: GUID, principal: GUID, unit: GUID? = nil) {
            self.role = role
            self.principal = principal
            self.unit = unit
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            role = try reader.word(.role)
            principal = try reader.word(.principal)
            unit = try reader.word(ifPresent: .scope).flatMap { (scope: DirectoryScope) in scope.unit }
        }
    }

    /// `/`, or `/administrativeUnits/` and an id.
    struct DirectoryScope: FileWord {
        let unit: GUID?

        static let unitPrefix = "/administrativeUnits/"

        init(unit: GUID?) { self.unit = unit }

        init?(fileWord: String) {
            if fileWord == "/" {
                unit = nil
            } else if fileWord.hasPrefix(Self.unitPrefix), let id = GUID(fileWord.dropFirst(Self.unitPrefix.count)) {
                unit = id
            } else {
                return nil
            }
        }

        static var expectation: String { "\"/\" or \"\(unitPrefix)\" and an id" }

        var word: String { unit.map { Self.unitPrefix + $0.description } ?? "/" }
    }
}

extension TenantFile {
    struct Settings: Decodable {
        let value: PhotoUpdateSettings

        enum Key: String, CodingKey, CaseIterable { case source, allowedRoles }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            value = PhotoUpdateSettings(
                source: try reader.word(ifPresent: .source), allowedRoles: try reader.words(.allowedRoles))
        }
    }

    struct MailboxPolicy: Sendable {
        let name: String
        let setPhotoEnabled: Bool
    }

    /// Durations by client, and the one for mailbox policies.
    struct Delays: Decodable {
        let value: ServiceState.Delays

        static let mailboxPoliciesKey = "mailboxPolicies"

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: AnyKey.self)
            var delays = ServiceState.Delays()
            for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                let client = Client.named(key.stringValue)
                guard client != nil || key.stringValue == Self.mailboxPoliciesKey else {
                    throw TenantFileError(
                        path: jsonPath(decoder.codingPath + [key]), message: "this is no client's name",
                        help: didYouMean(key.stringValue, Client.words + [Self.mailboxPoliciesKey]))
                }
                let span = try TimeSpan(
                    fileWord: container.decode(String.self, forKey: key), at: jsonPath(decoder.codingPath + [key]))
                if let client { delays.byClient[client] = span } else { delays.mailboxPolicies = span }
            }
            value = delays
        }
    }

    /// A current photo, and the one that it replaced.
    struct StoredPhoto: Decodable, Sendable {
        let id: GUID
        let photo: Photo?
        /// Nil: nothing has been replaced. Inner nil: there was no photo before.
        let replaced: Photo??

        enum Key: String, CodingKey, CaseIterable {
            case id
            case photo = "contentBytes"
            case replaced
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            id = try reader.word(.id)
            photo = try reader.word(ifPresent: .photo)
            let backup: Photo? = try reader.word(ifPresent: .replaced)
            replaced = reader.contains(.replaced) ? .some(backup) : .none
        }
    }
}

extension TenantFile.MailboxPolicy: Decodable {
    enum Key: String, CodingKey, CaseIterable { case name, setPhotoEnabled }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        name = try reader.name(.name)
        setPhotoEnabled = try reader.flag(.setPhotoEnabled, default: true)
    }
}
