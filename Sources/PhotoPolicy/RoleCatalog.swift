/// A directory role: built in, or a tenant's custom one.
package struct Role: Sendable, Hashable {
    package let index: RoleIndex
    /// The template id of a built-in role, the definition id of a custom one.
    package let id: GUID
    /// What people call it (`User Administrator`).
    package let displayName: String
    package let isCustom: Bool

    /// Its name in the photo language (`UserAdmin`).
    package var word: String {
        let letters = displayName.filter { $0.isLetter || $0.isNumber }
        return letters.hasSuffix("Administrator") ? String(letters.dropLast("istrator".count)) : letters
    }
}

/// The roles that exist in a tenant: every built-in one, then the tenant's custom roles.
package struct RoleCatalog: Sendable {
    package private(set) var roles: [Role] = []
    package private(set) var customRoles = RoleSet()
    private var byID: [GUID: RoleIndex] = [:]
    private var byName: [String: RoleIndex] = [:]
    /// The names that several roles share.
    private var sharedNames: Set<String> = []

    /// The roles of a tenant without custom ones.
    package static let builtIn = RoleCatalog()

    private init() {
        roles.reserveCapacity(Self.capacity)
        for (id, name) in wellKnownRoleTable + builtInRoleTable { add(id: id, name: name, isCustom: false) }
        byID[.defaultUserRoleDefinition] = .user
    }

    /// As many roles as a `RoleSet` has bits.
    package static let capacity = 256

    /// Returns the catalogue with one more role: a custom one, or a built-in one that the service has learnt since. A
    /// role whose id is already there, or for which there is no room, is left out: a directory allows 100 custom roles,
    /// so only a made-up file runs out of room.
    package func adding(_ id: GUID, named name: String, isCustom: Bool = true) -> RoleCatalog {
        var catalog = self
        if catalog.byID[id] == nil { catalog.add(id: id, name: name, isCustom: isCustom) }
        return catalog
    }

    package subscript(index: RoleIndex) -> Role { roles[Int(index.rawValue)] }

    package func role(id: GUID) -> Role? { byID[id].map { self[$0] } }

    /// Returns the role of a word, a display name in any case, or an id.
    package func role(named name: String) -> Role? {
        GUID(name).flatMap(role(id:)) ?? byName[Self.key(name)].map { self[$0] }
    }

    /// Whether several roles share a role's display name.
    package func sharesName(_ role: Role) -> Bool { sharedNames.contains(Self.key(role.displayName)) }

    /// The bits of those ids that the catalogue knows.
    package func set(of ids: some Sequence<GUID>) -> RoleSet { RoleSet(ids.compactMap { byID[$0] }) }

    /// The display names of a set's members.
    package func names(of set: RoleSet) -> [String] { set.members.map { self[$0].displayName } }

    private mutating func add(id: String, name: String, isCustom: Bool) {
        guard let id = GUID(id), byID[id] == nil else { return }
        add(id: id, name: name, isCustom: isCustom)
    }

    private mutating func add(id: GUID, name: String, isCustom: Bool) {
        guard roles.count < Self.capacity else { return }
        let role = Role(index: RoleIndex(rawValue: UInt8(roles.count)), id: id, displayName: name, isCustom: isCustom)
        roles.append(role)
        if isCustom { customRoles.insert(role.index) }
        byID[id] = role.index
        let key = Self.key(name)
        if byName[key] == nil { byName[key] = role.index } else { sharedNames.insert(key) }
    }

    /// What two spellings of one role have in common: `UserAdmin`, `User Administrator` and `useradministrator`.
    private static func key(_ name: String) -> String {
        let letters = asciiLetters(name) ?? name.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.hasSuffix("administrator") ? String(letters.dropLast("istrator".count)) : letters
    }

    /// The letters and digits of an ASCII name, in lower case: startup needs them for every role, and Unicode's tables
    /// would take most of the time spent on reading the tenant.
    private static func asciiLetters(_ name: String) -> String? {
        var letters: [UInt8] = []
        letters.reserveCapacity(name.utf8.count)
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): letters.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
            case 0x80...: return nil
            default: continue
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

/// The roles that the rules name, first in every catalogue so that their places are constants (S, D).
private let wellKnownRoleTable: [(id: String, name: String)] = [
    ("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"),
    ("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"),
    ("024906de-61e5-49c8-8572-40335f1e0e10", "People Administrator"),
    ("9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers"),
    ("3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator"),
    ("4ba39ca4-527c-499a-b93d-d9b492c50246", "Partner Tier1 Support"),
    ("e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8", "Partner Tier2 Support"),
    ("b79fbf4d-3ef9-4689-8143-76b194e85509", "User"),
]

extension RoleIndex {
    package static let globalAdmin = RoleIndex(rawValue: 0)
    package static let userAdmin = RoleIndex(rawValue: 1)
    package static let peopleAdmin = RoleIndex(rawValue: 2)
    package static let directoryWriters = RoleIndex(rawValue: 3)
    package static let intuneAdmin = RoleIndex(rawValue: 4)
    package static let partnerTier1Support = RoleIndex(rawValue: 5)
    package static let partnerTier2Support = RoleIndex(rawValue: 6)
    package static let user = RoleIndex(rawValue: 7)
}

extension GUID {
    /// The definition id of the default user role, whose `wids` value is different (D).
    package static let defaultUserRoleDefinition = GUID(high: 0xa0b1_b346_4d3e_4e8b, low: 0x98f8_7539_87be_4970)
}
