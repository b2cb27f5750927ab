import PhotoPolicy
import Tenants

/// A saved sign-in to one tenant, under a name.
package struct Profile: Sendable, Hashable {
    package let name: String
    package let tenant: GUID
    package var tenantName: String?
    package var domains: [String]
    package let clientID: String
    package let authority: Endpoint
    package let graph: Endpoint
    /// The user principal name that signed in.
    package let account: String?
    /// The permissions that were granted at the sign-in, by their bare names.
    package var permissions: [String]
    /// Signed in with `--read-only`: no permission to change anything is ever asked for.
    package let isReadOnly: Bool
    /// Whether the person asked to keep tokens that can change something, too.
    package let keepsWriting: Bool

    package init(
        name: String, tenant: GUID, tenantName: String? = nil, domains: [String] = [], target: SignInTarget,
        account: String?, permissions: [String], isReadOnly: Bool, keepsWriting: Bool
    ) {
        self.name = name
        self.tenant = tenant
        self.tenantName = tenantName
        self.domains = domains
        clientID = target.clientID
        authority = target.authority
        graph = target.graph
        self.account = account
        self.permissions = permissions
        self.isReadOnly = isReadOnly
        self.keepsWriting = keepsWriting
    }

    package var target: SignInTarget {
        SignInTarget(tenant: tenant.description, clientID: clientID, authority: authority, graph: graph)
    }

    /// A name made of letters, digits, dots and dashes, so that it is a file's name everywhere.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && text.first != "." && text.first != "-"
            && text.utf8.allSatisfy { byte in
                let letter = byte | 0x20
                return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._-".utf8.contains(byte)
            }
    }
}

/// What a profile keeps beside its name: tokens.
struct SavedTokens: Sendable, Hashable {
    var refreshToken: AccessToken?
    var access: Access?

    struct Access: Sendable, Hashable {
        let token: AccessToken
        let permissions: [String]
        let expires: Instant
    }

    /// The access token, when it is good for a while and for all that is asked.
    func access(for permissions: [String], now: Instant) -> Access? {
        guard let access, now + 120 < access.expires else { return nil }
        let granted = Set(access.permissions.map { $0.lowercased() })
        return permissions.allSatisfy { granted.contains($0.lowercased()) } ? access : nil
    }

    /// Takes over what the service handed out; without a new refresh token the old one stays good.
    mutating func take(_ answer: TokenAnswer) {
        refreshToken = answer.refreshToken ?? refreshToken
        access = Access(token: answer.token, permissions: answer.permissions, expires: answer.expires)
    }
}
