/// The programs in which people, or directory synchronisation, change profile photos.
package enum Client: UInt8, Sendable, Hashable, CaseIterable {
    case delve, teams, outlookWeb, outlookClassic, myAccount, m365AdminCenter, entraAdminCenter
    case powerShell, graph, directorySync

    /// Its name in the photo language.
    package var word: String {
        switch self {
        case .delve: "Delve"
        case .teams: "Teams"
        case .outlookWeb: "OutlookWeb"
        case .outlookClassic: "OutlookClassic"
        case .myAccount: "MyAccount"
        case .m365AdminCenter: "M365AdminCenter"
        case .entraAdminCenter: "EntraAdminCenter"
        case .powerShell: "PowerShell"
        case .graph: "Graph"
        case .directorySync: "DirectorySync"
        }
    }

    package var displayName: String {
        switch self {
        case .delve: "Delve"
        case .teams: "Teams"
        case .outlookWeb: "Outlook on the web"
        case .outlookClassic: "Outlook (classic)"
        case .myAccount: "My Account"
        case .m365AdminCenter: "Microsoft 365 admin center"
        case .entraAdminCenter: "Microsoft Entra admin center"
        case .powerShell: "PowerShell"
        case .graph: "Graph"
        case .directorySync: "directory sync"
        }
    }

    /// Other words that the photo language accepts for it.
    package var otherWords: [String] { self == .m365AdminCenter ? ["AdminCenter"] : [] }

    /// Returns the client that a word names, in any letter case.
    package static func named(_ word: String) -> Client? {
        let word = word.lowercased()
        return allCases.first { client in ([client.word] + client.otherWords).contains { $0.lowercased() == word } }
    }

    /// Every client that a person uses.
    package static let people: [Client] = allCases.filter { $0 != .directorySync }
}

/// A set of clients as bits.
package struct ClientSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package init(_ client: Client) { self.init(rawValue: 1 << client.rawValue) }

    package init(_ clients: [Client]) {
        self.init(rawValue: clients.reduce(0) { $0 | 1 << $1.rawValue })
    }

    package func contains(_ client: Client) -> Bool { rawValue >> client.rawValue & 1 == 1 }

    package var members: [Client] { Client.allCases.filter(contains) }

    /// The clients that carry delegated scopes.
    package static var scoped: ClientSet { ClientSet(.powerShell).union(ClientSet(.graph)) }
    package static var adminCenters: ClientSet { ClientSet(.m365AdminCenter).union(ClientSet(.entraAdminCenter)) }
}
