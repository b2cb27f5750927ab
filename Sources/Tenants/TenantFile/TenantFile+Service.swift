import PhotoPolicy

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

    /// Durations by client, and the one of mailbox policies.
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

    /// A photo that there is, and the one that it replaced.
    struct StoredPhoto: Decodable, Sendable {
        let id: GUID
        let photo: Photo?
        /// Nil: none has been replaced. Nil inside: there was none before.
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
