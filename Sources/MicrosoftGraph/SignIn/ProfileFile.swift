import PhotoPolicy
import Tenants

/// A profile and its tokens as stored in a file.
enum ProfileFile {
    static func bytes(_ profile: Profile, _ tokens: SavedTokens) -> [UInt8] {
        var members: [(String, String)] = [
            ("version", "1"), ("tenant", WireText.json(profile.tenant.description)),
            ("tenantName", text(profile.tenantName)), ("domains", list(profile.domains)),
            ("clientId", WireText.json(profile.clientID)), ("authority", WireText.json(profile.authority.description)),
            ("graph", WireText.json(profile.graph.description)),
            ("account", text(profile.account)),
            ("accountId", text(profile.accountID?.description)),
            ("permissions", list(profile.permissions)),
            ("readOnly", "\(profile.isReadOnly)"), ("keepsWriting", "\(profile.keepsWriting)"),
            ("refreshToken", text(tokens.refreshToken?.secret)),
        ]
        // A token that can change something is kept only where the person asked for that.
        if let access = tokens.access, profile.keepsWriting || !access.writes {
            members += [
                ("accessToken", WireText.json(access.token.secret)), ("accessPermissions", list(access.asked)),
                ("accessWrites", "\(access.writes)"), ("expires", "\(access.expires.seconds)"),
            ]
        }
        return Array(("{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",\n") + "}\n").utf8)
    }

    /// Returns nil for a file that is not ours or is damaged.
    static func read(_ bytes: [UInt8], name: String) -> (profile: Profile, tokens: SavedTokens)? {
        guard let value = WireValue(json: bytes), let tenant = value["tenant"]?.string.flatMap({ GUID($0) }),
            let clientID = value["clientId"]?.string,
            let authority = value["authority"]?.string.flatMap({ try? Endpoint($0, from: name) }),
            let graph = value["graph"]?.string.flatMap({ try? Endpoint($0, from: name) })
        else { return nil }
        let profile = Profile(
            name: name, tenant: tenant, tenantName: value["tenantName"]?.string, domains: texts(value["domains"]),
            target: SignInTarget(tenant: nil, clientID: clientID, authority: authority, graph: graph),
            account: value["account"]?.string, accountID: value["accountId"]?.string.flatMap { GUID($0) },
            permissions: texts(value["permissions"]),
            isReadOnly: value["readOnly"]?.bool ?? true, keepsWriting: value["keepsWriting"]?.bool ?? false)
        var tokens = SavedTokens(refreshToken: value["refreshToken"]?.string.map(AccessToken.init))
        if let token = value["accessToken"]?.string, let expires = value["expires"]?.integer {
            let asked = texts(value["accessPermissions"])
            tokens.access = SavedTokens.Access(
                token: AccessToken(token), asked: asked,
                writes: value["accessWrites"]?.bool ?? asked.contains(where: SignInScopes.writes),
                expires: Instant(seconds: expires))
        }
        return (profile, tokens)
    }

    private static func text(_ text: String?) -> String { text.map(WireText.json) ?? "null" }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(WireText.json).joined(separator: ",") + "]"
    }

    private static func texts(_ value: WireValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }
}
