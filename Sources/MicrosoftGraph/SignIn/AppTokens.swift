import PhotoPolicy
import Tenants
import Text

/// Tokens of an application that signs in as itself; kept only in memory.
package actor AppTokens: TokenSource {
    private let credential: AppCredential
    private let service: SignInService
    private var current: TokenAnswer?

    init(_ credential: AppCredential, service: SignInService) {
        self.credential = credential
        self.service = service
    }

    package func token(for purpose: TokenPurpose) async throws -> AccessToken {
        if let current, service.courier.time.now() + 120 < current.expires { return current.token }
        return try await signIn(claims: nil)
    }

    package func token(
        for purpose: TokenPurpose, replacing refused: AccessToken, claims: String?
    ) async throws -> AccessToken {
        if let current, current.token != refused { return current.token }
        return try await signIn(claims: claims)
    }

    /// Returns the claims of the token, which is requested if there is none.
    func claims() async throws -> TokenClaims? { TokenClaims(try await token(for: .reading).secret) }

    private func signIn(claims: String?) async throws -> AccessToken {
        let answer = try await tellingRefusals { try await self.answer(claims) }
        current = answer
        return answer.token
    }

    private func answer(_ claims: String?) async throws -> TokenAnswer {
        switch credential {
        case .secret(let secret): return try await redeem([("client_secret", secret.secret)], claims)
        case .certificate(let path):
            let assertion = try await ClientAssertion.signed(
                certificateFile: path, clientID: service.target.clientID,
                audience: service.target.address("/oauth2/v2.0/token"), now: service.courier.time.now())
            return try await redeem(assertion: assertion, claims)
        case .federatedFile(let path):
            let assertion = String(decoding: try credentialFile(path), as: UTF8.self).trimmed
            return try await redeem(assertion: assertion, claims)
        case .gitHub(let address, let bearer):
            return try await redeem(assertion: try await gitHubToken(address, bearer), claims)
        case .managedIdentity(let identity):
            let answer = try await service.courier.send(identity.request(for: service.target.resource))
            guard answer.isSuccess else { throw try SignInService.refusal(answer) }
            guard
                let tokens = WireValue(json: answer.body).flatMap({
                    TokenAnswer($0, asked: [], now: service.courier.time.now())
                })
            else { throw ServiceError.unreadable("the managed identity", answer) }
            return tokens
        }
    }

    private func redeem(assertion: String, _ claims: String?) async throws -> TokenAnswer {
        try await redeem(
            [
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                ("client_assertion", assertion),
            ], claims)
    }

    private func redeem(_ proof: [(name: String, value: String)], _ claims: String?) async throws -> TokenAnswer {
        var fields =
            [
                (name: "client_id", value: service.target.clientID), ("grant_type", "client_credentials"),
                ("scope", service.target.resource + "/.default"),
            ] + proof
        if let claims { fields.append(("claims", claims)) }
        return try await service.token(fields, asking: [])
    }

    /// Returns GitHub's token for the workflow, with the audience that Entra expects (D).
    private func gitHubToken(_ address: String, _ bearer: AccessToken) async throws -> String {
        let place = try Endpoint(String(address.prefix { $0 != "?" }), from: "ACTIONS_ID_TOKEN_REQUEST_URL")
        let mark = address.contains("?") ? "&" : "?"
        let audience = Cloud(loginHost: service.target.authority.host).federationAudience
        let answer = try await service.courier.send(
            HTTPRequest(
                .get, "\(address)\(mark)audience=\(WireText.percentEncoded(audience))",
                headers: [("Authorization", "Bearer \(bearer.secret)"), ("Accept", "application/json")]))
        guard answer.isSuccess, let token = WireValue(json: answer.body)?["value"]?.string else {
            throw ServiceError(
                .notSignedIn, .credentialUnusable,
                "\(place.host) hands out no token for this workflow (status \(answer.status))",
                help: "the job needs `permissions: id-token: write`")
        }
        return token
    }
}
