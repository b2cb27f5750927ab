import PhotoPolicy
import Text

/// The scopes of a token request: those of one resource, and those of OpenID.
struct RequestedScopes: Sendable, Hashable {
    /// The scopes as requested, `https://graph.microsoft.com/User.Read` or `User.Read`.
    private(set) var words: [String] = []
    private(set) var openID: [String] = []
    /// `.default`: whatever was consented to before.
    private(set) var isDefault = false
    private var resources: Set<Resource> = []

    private enum Resource: Hashable {
        case graph
        case other(String)
    }

    private static let openIDWords: Set<String> = ["openid", "profile", "email", "offline_access"]
    private static let graphHosts: Set<String> = [
        "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn",
    ]

    /// `base` is this service's own address, which counts as Graph's, even without its port: some libraries drop it.
    init(_ text: String, base: String) {
        for word in text.split(whereSeparator: \.isWhitespace) {
            if Self.openIDWords.contains(word.lowercased()) {
                openID.append(word.lowercased())
                continue
            }
            words.append(String(word))
            resources.insert(Self.resource(of: word, base: base))
            if Self.name(of: word) == ".default" { isDefault = true }
        }
    }

    var isForGraph: Bool { resources.isSubset(of: [.graph]) }

    /// The scope names without their resource, such as `User.Read`.
    var names: [String] { words.map { String(Self.name(of: $0[...])) } }

    var known: ScopeSet { ScopeSet(names.compactMap(Scope.named)) }

    /// Throws for scopes for which Entra never gives out a token.
    func check(clientID: String) throws(SignInError) {
        guard words.reduce(0, { $0 + $1.utf8.count }) <= 4096, words.count <= 200 else {
            throw SignInError("invalid_scope", 70011, "The provided value for the input parameter 'scope' is too long.")
        }
        guard resources.count < 2 else {
            throw SignInError(
                "invalid_request", 28000,
                "Provided value for the input parameter scope is not valid because it contains more than one resource.")
        }
        guard !isDefault || words.count == 1 else {
            throw SignInError(
                "invalid_scope", 70011,
                "The provided value for the input parameter 'scope' is not valid: .default can't be combined with "
                    + "resource-specific scopes.")
        }
        guard isForGraph, !isDefault, let unknown = names.first(where: { !GraphScopes.exist($0) }) else { return }
        throw SignInError(
            "invalid_client", 650053,
            "The application '\(clientID)' asked for scope '\(unknown)' that doesn't exist on the resource "
                + "'00000003-0000-0000-c000-000000000000'. Contact the app vendor.")
    }

    private static func name(of word: Substring) -> Substring {
        word.lastIndex(of: "/").map { word[word.index(after: $0)...] } ?? word
    }

    /// Returns `https://graph.microsoft.com` for `https://graph.microsoft.com/User.Read`; a bare name belongs to Graph.
    private static func resource(of word: Substring, base: String) -> Resource {
        guard let slash = word.lastIndex(of: "/"), word.contains("://") else { return .graph }
        var resource = word[..<slash].lowercased()
        while resource.hasSuffix("/") { resource.removeLast() }
        let host = resource.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let own = base.lowercased().split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let isOwn = host == own || host == withoutPort(own)
        return graphHosts.contains(host) || isOwn ? .graph : .other(resource)
    }

    private static func withoutPort(_ authority: String) -> String {
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return authority }
        return String(authority[..<colon])
    }
}

/// The scopes that Graph has: known by name for the resources that matter here, recognised by form for the hundreds of
/// others.
enum GraphScopes {
    static func exist(_ name: String) -> Bool {
        if known.contains(name.lowercased()) { return true }
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count >= 2, operations.contains(where: { $0.lowercased() == parts[1].lowercased() }) else {
            return false
        }
        let resource = parts[0]
        return !resources.contains(resource.lowercased()) && nearestWord(to: resource, among: resources) == nil
    }

    private static let known: Set<String> = Set(
        (Scope.allCases.map(\.word) + Permissions.beyondTheModelWords + more).map { $0.lowercased() })

    private static let more = [
        "User.ReadBasic.All", "User.Export.All", "User.Invite.All", "User.ManageIdentities.All",
        "User.EnableDisableAccount.All", "User.RevokeSessions.All", "User-Mail.ReadWrite.All",
        "User-Phone.ReadWrite.All",
        "People.Read", "People.Read.All", "Directory.AccessAsUser.All", "Directory.ReadWrite.All",
        "Organization.ReadWrite.All", "RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory",
        "RoleManagement.Read.Exchange", "RoleManagement.ReadWrite.Exchange", "AdministrativeUnit.ReadWrite.All",
        "GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", "Policy.ReadWrite.Authorization",
        "Policy.Read.PermissionGrant", "Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess",
        "Application.ReadWrite.All", "Application.ReadWrite.OwnedBy", "RoleEligibilitySchedule.Read.Directory",
        "RoleEligibilitySchedule.ReadWrite.Directory", "RoleAssignmentSchedule.Read.Directory",
        "RoleAssignmentSchedule.ReadWrite.Directory",
    ]

    /// The resources of the known scopes, such as `peoplesettings`.
    private static let resources: Set<String> = Set(
        known.compactMap { $0.split(separator: ".").first.map(String.init) })

    private static let operations = [
        "Read", "ReadBasic", "ReadWrite", "ReadAll", "ReadWriteAll", "Send", "Manage", "Create", "Execute", "Export",
        "Invite", "AccessAsUser", "Selected", "Migrate", "FullControl", "Use", "Submit",
    ]
}
