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

    /// Compares with what the environment asks for: the tokens of a profile go nowhere else.
    ///
    /// - Throws: `profile-mismatch`.
    package func checkSurroundings(environment: (String) -> String?) throws {
        func differs(_ variable: String, _ own: String, _ read: (String) throws -> String) rethrows -> Bool {
            try environment(variable).map { try read($0) != own } ?? false
        }
        let tenantDiffers = environment("AZURE_TENANT_ID").map { named in
            (GUID(named).map { $0 != tenant } ?? false)
                || (named.contains(".") && !domains.isEmpty
                    && !domains.contains { $0.lowercased() == named.lowercased() })
        }
        let other: [(String, Bool)] = [
            ("AZURE_TENANT_ID", tenantDiffers ?? false),
            (
                "AZURE_AUTHORITY_HOST",
                try differs("AZURE_AUTHORITY_HOST", authority.description) {
                    try Endpoint($0, from: "AZURE_AUTHORITY_HOST").description
                }
            ),
            (
                "PHOTOPOLICY_GRAPH_ENDPOINT",
                try differs("PHOTOPOLICY_GRAPH_ENDPOINT", graph.description) {
                    try Endpoint($0, from: "PHOTOPOLICY_GRAPH_ENDPOINT").description
                }
            ),
        ]
        guard let variable = other.first(where: \.1)?.0 else { return }
        throw ServiceError(
            .notSignedIn, .profileMismatch, "\(variable) names something else than the saved sign-in `\(name)` is for",
            help: "unset it, or sign in under another name: `photopolicy login --profile NAME`")
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
