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
    /// The account's id, which survives renaming.
    package let accountID: GUID?
    /// The permissions requested at the sign-in and granted, by their bare names.
    package let permissions: [String]
    /// Whether it was signed in with `--read-only`: no permission to change anything is ever requested.
    package let isReadOnly: Bool
    /// Whether the person asked to keep even tokens that can change something.
    package let keepsWriting: Bool

    package init(
        name: String, tenant: GUID, tenantName: String? = nil, domains: [String] = [], target: SignInTarget,
        account: String?, accountID: GUID? = nil, permissions: [String], isReadOnly: Bool, keepsWriting: Bool
    ) {
        self.name = name
        self.tenant = tenant
        self.tenantName = tenantName
        self.domains = domains
        clientID = target.clientID
        authority = target.authority
        graph = target.graph
        self.account = account
        self.accountID = accountID
        self.permissions = permissions
        self.isReadOnly = isReadOnly
        self.keepsWriting = keepsWriting
    }

    package var target: SignInTarget {
        SignInTarget(tenant: tenant.description, clientID: clientID, authority: authority, graph: graph)
    }

    /// Whether both come from sign-ins of one account to one tenant for the same permissions: then the tokens of either
    /// are good for both. A later `login` may have put another sign-in under the same name.
    func isSameSignIn(as other: Profile) -> Bool {
        var other = other
        (other.tenantName, other.domains) = (tenantName, domains)
        return other == self
    }

    /// Checks the endpoints against what the environment asks for: a profile's tokens go nowhere else.
    ///
    /// - Throws: `profile-mismatch`.
    package func checkEndpoints(courier: Courier, environment: (String) -> String?) async throws {
        for (variable, own) in [("AZURE_AUTHORITY_HOST", authority), ("PHOTOPOLICY_GRAPH_ENDPOINT", graph)] {
            guard let text = environment(variable), try Endpoint(text, from: variable) != own else { continue }
            throw mismatch(variable)
        }
        guard let named = environment("AZURE_TENANT_ID") else { return }
        let target = SignInTarget(tenant: named, clientID: clientID, authority: authority, graph: graph)
        guard try await SignInService(target: target, courier: courier).isNamed(tenant, domains: domains) else {
            throw mismatch("AZURE_TENANT_ID")
        }
    }

    private func mismatch(_ variable: String) -> ServiceError {
        ServiceError(
            .notSignedIn, .profileMismatch, "\(variable) names something else than the saved sign-in `\(name)` is for",
            help: "unset it, or sign in under another name: `photopolicy login --profile NAME`")
    }

    /// Whether a name has only letters, digits, dots, dashes and underscores: a valid file name everywhere.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && text.first != "." && text.first != "-"
            && text.utf8.allSatisfy { byte in
                let letter = byte | 0x20
                return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._-".utf8.contains(byte)
            }
    }
}

/// The tokens that a profile keeps.
struct SavedTokens: Sendable, Hashable {
    var refreshToken: AccessToken?
    var access: Access?

    struct Access: Sendable, Hashable {
        let token: AccessToken
        /// What was requested when it was issued, granted or not: requesting it again would bring no more.
        let asked: [String]
        /// Whether it permits changing something.
        let writes: Bool
        let expires: Instant

        init(token: AccessToken, asked: [String], writes: Bool, expires: Instant) {
            self.token = token
            self.asked = asked
            self.writes = writes
            self.expires = expires
        }

        init(_ answer: TokenAnswer) {
            self.init(token: answer.token, asked: answer.asked, writes: answer.writes, expires: answer.expires)
        }
    }

    /// Returns the access token if it stays valid for a while and covers all permissions.
    func access(for permissions: [String], now: Instant) -> Access? {
        guard let access, now + 120 < access.expires else { return nil }
        let asked = Set(access.asked.map { $0.lowercased() })
        return permissions.allSatisfy { asked.contains($0.lowercased()) } ? access : nil
    }

    /// Takes over what the service issued; without a new refresh token the old one stays good.
    mutating func take(_ answer: TokenAnswer) {
        refreshToken = answer.refreshToken ?? refreshToken
        access = Access(answer)
    }
}
