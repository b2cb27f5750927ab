import Tenants

/// Which tenant to sign in to, as which app, and where.
package struct SignInTarget: Sendable, Hashable {
    /// A tenant's id or domain; nil means the account's home tenant.
    package var tenant: String?
    package var clientID: String
    package let authority: Endpoint
    package let graph: Endpoint

    package init(tenant: String?, clientID: String, authority: Endpoint, graph: Endpoint) {
        self.tenant = tenant
        self.clientID = clientID
        self.authority = authority
        self.graph = graph
    }

    func address(_ path: String) -> String {
        "\(authority)/\(WireText.percentEncoded(tenant ?? "organizations"))\(path)"
    }

    /// Returns the full names of permissions at this cloud's Graph.
    func scopes(_ names: [String]) -> String {
        (SignInScopes.identity + names.map { "\(resource)/\($0)" }).joined(separator: " ")
    }

    /// The resource that permissions belong to; a simulated Graph uses the real one's.
    var resource: String {
        Endpoint.isLoopback(graph.host) ? "https://\(Cloud.global.graphHost)" : graph.origin
    }
}

/// What options, the environment and a profile say, with earlier ones taking precedence.
package struct SignInChoice: Sendable {
    package var tenant: String?
    package var clientID: String?
    package var cloud: Cloud?

    package init(tenant: String? = nil, clientID: String? = nil, cloud: Cloud? = nil) {
        self.tenant = tenant
        self.clientID = clientID
        self.cloud = cloud
    }

    /// - Throws: `endpoint-refused`, `client-id-missing`.
    package func target(environment: (String) -> String?, profile: Profile? = nil) throws -> SignInTarget {
        let clientID = clientID ?? environment("AZURE_CLIENT_ID") ?? profile?.clientID
        guard let clientID else {
            throw ServiceError(
                .notSignedIn, .clientIDMissing, "no app registration is named to sign in with",
                help:
                    "`--client-id` or AZURE_CLIENT_ID takes the application (client) id; Docs/live-tenants.md shows how to register one"
            )
        }
        let cloud = cloud ?? .global
        let usesProfile = self.cloud == nil && profile != nil
        let authority =
            try environment("AZURE_AUTHORITY_HOST").map { try Endpoint($0, from: "AZURE_AUTHORITY_HOST") }
            ?? (usesProfile ? profile?.authority : nil) ?? Endpoint(cloud.loginHost, from: "the cloud")
        let graph =
            try environment("PHOTOPOLICY_GRAPH_ENDPOINT").map { try Endpoint($0, from: "PHOTOPOLICY_GRAPH_ENDPOINT") }
            ?? (usesProfile ? profile?.graph : nil) ?? Endpoint(cloud.graphHost, from: "the cloud")
        return SignInTarget(
            tenant: tenant ?? environment("AZURE_TENANT_ID") ?? profile?.tenant.description, clientID: clientID,
            authority: authority, graph: graph)
    }
}
