import FoundationEssentials
import PhotoPolicy

/// A tenant file's content: types and keys are right, references are not yet checked.
struct TenantFile: Sendable {
    var organization: Organization
    var users: [User]
    var groups: [Group] = []
    var administrativeUnits: [Unit] = []
    var roleDefinitions: [RoleDefinition] = []
    var roleAssignments: [Assignment] = []
    var roleEligibilitySchedules: [Assignment] = []
    /// The settings before `changes`; the same goes for the mailbox policies and their assignments.
    var photoUpdateSettings = PhotoUpdateSettings.untouched
    var owaMailboxPolicies: [MailboxPolicy] = []
    var service: ServiceProfile.Name
    var clock: Instant
    /// Nil means nobody in particular.
    var operatorName: String?
    var guestAccess = GuestAccess.limited
    var isExchangeEnabled = true
    var userConsent = true
    var adminConsent: [Scope] = []
    var blockedClients: [Client] = []
    var delays = ServiceState.Delays()
    var changes: [Change] = []
    var photos: [StoredPhoto] = []
}

extension TenantFile: Decodable {
    enum Key: String, CodingKey, CaseIterable {
        case organization, users, groups, administrativeUnits, roleDefinitions, roleAssignments
        case roleEligibilitySchedules, photoUpdateSettings, owaMailboxPolicies, service, clock
        case operatorName = "operator"
        case guestAccess
        case isExchangeEnabled = "exchangeOnlineEnabled"
        case userConsent, adminConsent, blockedClients, delays, changes, photos
    }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder, Key.self)
        organization = try reader.value(.organization)
        users = try reader.value(.users)
        groups = try reader.list(.groups)
        administrativeUnits = try reader.list(.administrativeUnits)
        roleDefinitions = try reader.list(.roleDefinitions)
        roleAssignments = try reader.list(.roleAssignments)
        roleEligibilitySchedules = try reader.list(.roleEligibilitySchedules)
        photoUpdateSettings =
            try reader.value(ifPresent: .photoUpdateSettings, as: Settings.self)?.value ?? .untouched
        owaMailboxPolicies = try reader.list(.owaMailboxPolicies)
        service = try reader.word(.service)
        clock = try reader.word(.clock)
        operatorName = try reader.value(ifPresent: .operatorName)
        guestAccess = try reader.word(ifPresent: .guestAccess) ?? .limited
        isExchangeEnabled = try reader.flag(.isExchangeEnabled, default: true)
        userConsent = try reader.flag(.userConsent, default: true)
        adminConsent = try reader.words(.adminConsent)
        blockedClients = try reader.words(.blockedClients)
        delays = try reader.value(ifPresent: .delays, as: Delays.self)?.value ?? ServiceState.Delays()
        changes = try reader.list(.changes)
        photos = try reader.list(.photos)
    }

    /// Reads JSON in UTF-8.
    static func reading(_ json: [UInt8]) throws(TenantFileError) -> TenantFile {
        guard json.beginsAsAnObject else {
            throw TenantFileError(path: "", message: "this is no tenant file, which is JSON and begins with `{`")
        }
        do {
            return try JSONDecoder().decode(TenantFile.self, from: Data(json))
        } catch let error as TenantFileError {
            throw error
        } catch let error as DecodingError {
            throw TenantFileError(error)
        } catch {
            throw TenantFileError(path: "", message: "this is not valid JSON: \(error)")
        }
    }
}

extension [UInt8] {
    /// Whether the first byte that is not blank is `{`.
    fileprivate var beginsAsAnObject: Bool {
        first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
            == UInt8(ascii: "{")
    }
}

extension TenantFile {
    /// A change that the service has accepted, in time order: what is still spreading, and what rollback needs.
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
        let isRollback: Bool

        enum Key: String, CodingKey, CaseIterable { case reason, isRolledBack, isRollback }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            reason = try reader.value(ifPresent: .reason)
            isRolledBack = try reader.flag(.isRolledBack, default: false)
            isRollback = try reader.flag(.isRollback, default: false)
        }
    }
}
