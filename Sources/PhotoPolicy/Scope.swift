/// The delegated scopes of Microsoft Graph that matter to profile photos and their policy.
package enum Scope: UInt8, Sendable, Hashable, CaseIterable {
    case userRead, userReadWrite, userReadAll, userReadWriteAll
    case profilePhotoReadAll, profilePhotoReadWriteAll
    case peopleSettingsReadAll, peopleSettingsReadWriteAll
    case directoryReadWriteAll

    package var word: String {
        switch self {
        case .userRead: "User.Read"
        case .userReadWrite: "User.ReadWrite"
        case .userReadAll: "User.Read.All"
        case .userReadWriteAll: "User.ReadWrite.All"
        case .profilePhotoReadAll: "ProfilePhoto.Read.All"
        case .profilePhotoReadWriteAll: "ProfilePhoto.ReadWrite.All"
        case .peopleSettingsReadAll: "PeopleSettings.Read.All"
        case .peopleSettingsReadWriteAll: "PeopleSettings.ReadWrite.All"
        case .directoryReadWriteAll: "Directory.ReadWrite.All"
        }
    }

    package static func named(_ word: String) -> Scope? {
        let word = word.lowercased()
        return allCases.first { $0.word.lowercased() == word }
    }
}

/// A set of delegated scopes as bits.
package struct ScopeSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package init(_ scope: Scope) { self.init(rawValue: 1 << scope.rawValue) }

    package init(_ scopes: [Scope]) {
        self.init(rawValue: scopes.reduce(0) { $0 | 1 << $1.rawValue })
    }

    package func contains(_ scope: Scope) -> Bool { rawValue >> scope.rawValue & 1 == 1 }

    package var members: [Scope] { Scope.allCases.filter(contains) }

    /// The scopes that allow writing somebody else's photo (D).
    package static var writesAnyPhoto: ScopeSet {
        ScopeSet(.userReadWriteAll).union(ScopeSet(.profilePhotoReadWriteAll))
    }
    /// The scopes that allow writing one's own photo (D).
    package static var writesOwnPhoto: ScopeSet { ScopeSet(.userReadWrite).union(.writesAnyPhoto) }
    package static var writesPolicy: ScopeSet { ScopeSet(.peopleSettingsReadWriteAll) }
    /// The scopes that users may consent to if the tenant lets them (D); the others need an admin.
    package static var userConsentable: ScopeSet { ScopeSet(.userRead).union(ScopeSet(.userReadWrite)) }
}
