import PhotoPolicy
import Tenants

/// The part of the state that clients only read: the directory, and its changes since the service started.
struct ServedDirectory: Sendable {
    private(set) var index: DirectoryIndex
    private(set) var log = DirectoryLog()

    init(_ index: DirectoryIndex) { self.index = index }

    mutating func replace(with new: DirectoryIndex) {
        log.note(from: index, to: new)
        index = new
    }
}

/// The lists of a directory, indexed by id and name.
final class DirectoryIndex: Sendable {
    let contents: DirectoryContents
    private let byID: [GUID: Int]
    private let byName: [String: Int]
    private let groups: [GUID: DirectoryContents.Group]
    private let units: [GUID: AdministrativeUnit]

    init(_ contents: DirectoryContents) {
        self.contents = contents
        let users = contents.users
        byID = Dictionary(users.indices.map { (users[$0].id, $0) }) { first, _ in first }
        byName = Dictionary(users.indices.map { (users[$0].userPrincipalName.lowercased(), $0) }) { first, _ in first }
        groups = Dictionary(contents.groups.map { ($0.id, $0) }) { first, _ in first }
        units = Dictionary(contents.units.map { ($0.id, $0) }) { first, _ in first }
    }

    func group(_ id: GUID) -> DirectoryContents.Group? { groups[id] }

    func unit(_ id: GUID) -> AdministrativeUnit? { units[id] }

    func account(_ id: GUID) -> Account? { byID[id].map { contents.users[$0] } }

    /// Returns the account with an id, or with a user principal name in any case.
    func account(named name: String) -> Account? {
        (GUID(name).flatMap { byID[$0] } ?? byName[name.lowercased()]).map { contents.users[$0] }
    }
}
