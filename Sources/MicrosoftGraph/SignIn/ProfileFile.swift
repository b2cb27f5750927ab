import PhotoPolicy
import Tenants

/// A profile and its tokens as they stand in a file.
enum ProfileFile {
    static func bytes(_ profile: Profile, _ tokens: SavedTokens) -> [UInt8] {
        var members = [
            ("version", "1"), ("tenant", WireText.json(profile.tenant.description)),
            ("tenantName", profile.tenantName.map(WireText.json) ?? "null"), ("domains", list(profile.domains)),
            ("clientId", WireText.json(profile.clientID)), ("authority", WireText.json(profile.authority.description)),
            ("graph", WireText.json(profile.graph.description)),
            ("account", profile.account.map(WireText.json) ?? "null"), ("permissions", list(profile.permissions)),
            ("readOnly", "\(profile.isReadOnly)"), ("keepsWriting", "\(profile.keepsWriting)"),
            ("refreshToken", tokens.refreshToken.map { WireText.json($0.secret) } ?? "null"),
        ]
        // A token that can change something is kept only where the person asked for that.
        if let access = tokens.access, profile.keepsWriting || !access.permissions.contains(where: SignInScopes.writes)
        {
            members += [
                ("accessToken", WireText.json(access.token.secret)), ("accessPermissions", list(access.permissions)),
                ("expires", "\(access.expires.seconds)"),
            ]
        }
        return Array(("{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",\n") + "}\n").utf8)
    }

    /// Nil for a file that is none of ours, or damaged.
    static func read(_ bytes: [UInt8], name: String) -> (profile: Profile, tokens: SavedTokens)? {
        guard let value = WireValue(json: bytes), let tenant = value["tenant"]?.string.flatMap({ GUID($0) }),
            let clientID = value["clientId"]?.string,
            let authority = value["authority"]?.string.flatMap({ try? Endpoint($0, from: name) }),
            let graph = value["graph"]?.string.flatMap({ try? Endpoint($0, from: name) })
        else { return nil }
        let profile = Profile(
            name: name, tenant: tenant, tenantName: value["tenantName"]?.string, domains: texts(value["domains"]),
            target: SignInTarget(tenant: nil, clientID: clientID, authority: authority, graph: graph),
            account: value["account"]?.string, permissions: texts(value["permissions"]),
            isReadOnly: value["readOnly"]?.bool ?? true, keepsWriting: value["keepsWriting"]?.bool ?? false)
        var tokens = SavedTokens(refreshToken: value["refreshToken"]?.string.map(AccessToken.init))
        if let token = value["accessToken"]?.string, let expires = value["expires"]?.integer {
            tokens.access = SavedTokens.Access(
                token: AccessToken(token), permissions: texts(value["accessPermissions"]),
                expires: Instant(seconds: expires))
        }
        return (profile, tokens)
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(WireText.json).joined(separator: ",") + "]"
    }

    private static func texts(_ value: WireValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }
}
