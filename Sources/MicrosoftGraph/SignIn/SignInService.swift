import PhotoPolicy
import Tenants

/// Asks the sign-in service for tokens.
package struct SignInService: Sendable {
    let target: SignInTarget
    let courier: Courier

    package init(target: SignInTarget, courier: Courier) {
        self.target = target
        self.courier = courier
    }

    /// Returns tokens for a grant.
    ///
    /// - Throws: `ServiceError`; a `SignInRefusal` when the service understood and said no.
    func token(_ fields: [(name: String, value: String)], asking permissions: [String]) async throws -> TokenAnswer {
        let answer = try await post("/oauth2/v2.0/token", fields)
        let act = "the sign-in"
        guard answer.isSuccess else { throw try Self.refusal(answer) }
        guard
            let tokens = WireValue(json: answer.body).flatMap({
                TokenAnswer($0, asked: permissions, now: courier.time.now())
            })
        else { throw ServiceError.unreadable(act, answer) }
        return tokens
    }

    /// Returns tokens for a refresh token, which is then used up (D).
    func refresh(
        _ refreshToken: AccessToken, for permissions: [String], claims: String? = nil
    ) async throws -> TokenAnswer {
        var fields = [
            (name: "client_id", value: target.clientID), ("grant_type", "refresh_token"),
            ("refresh_token", refreshToken.secret), ("scope", target.scopes(permissions)),
        ]
        if let claims { fields.append(("claims", claims)) }
        return try await token(fields, asking: permissions)
    }

    /// Returns the id of a tenant named by a domain, from the sign-in service's public description of it.
    package func tenantID() async throws -> GUID {
        let answer = try await courier.send(
            HTTPRequest(
                .get, target.address("/v2.0/.well-known/openid-configuration"),
                headers: [("Accept", "application/json"), ("User-Agent", "photopolicy")], answerLimit: 1 << 20))
        let issuer = WireValue(json: answer.body)?["issuer"]?.string ?? ""
        guard answer.isSuccess, let id = issuer.split(separator: "/").lazy.compactMap({ GUID($0) }).first else {
            throw ServiceError(
                .notSignedIn, .signInRefused, "the sign-in service does not know the tenant that was named",
                help: "AZURE_TENANT_ID takes the tenant's id or a domain of it")
        }
        return id
    }

    /// Whether an id belongs to the tenant that the target names. If its domains are unknown, asks the sign-in service.
    func isNamed(_ id: GUID, domains: [String]) async throws -> Bool {
        let name = target.tenant ?? ""
        if let named = GUID(name) { return named == id }
        if !domains.isEmpty { return domains.contains { $0.lowercased() == name.lowercased() } }
        return try await tenantID() == id
    }

    func post(_ path: String, _ fields: [(name: String, value: String)]) async throws -> HTTPAnswer {
        try await courier.send(
            HTTPRequest(
                .post, target.address(path),
                headers: [
                    ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
                    ("client-request-id", GUID.random.description), ("User-Agent", "photopolicy"),
                ],
                // Larger than any of its answers.
                body: WireText.form(fields), answerLimit: 1 << 20))
    }

    /// Returns what an answer without tokens says.
    static func refusal(_ answer: HTTPAnswer) throws -> SignInRefusal {
        if answer.status == 429 {
            throw ServiceError(
                .throttled, .serviceThrottled, "the sign-in service was asked too often", help: "try again later",
                requestID: answer[header: "x-ms-request-id"])
        }
        if answer.status >= 500 {
            throw ServiceError(
                .unreachable, .serviceUnreachable, "the sign-in service is in trouble (status \(answer.status))",
                help: "try again later", requestID: answer[header: "x-ms-request-id"])
        }
        guard let refusal = SignInRefusal(answer) else { throw ServiceError.unreadable("the sign-in", answer) }
        return refusal
    }
}

extension SignInRefusal: Error {}

/// Turns a refusal by the sign-in service into an error that a person can read.
nonisolated(nonsending) func tellingRefusals<Value>(_ body: nonisolated(nonsending) () async throws -> Value)
    async throws -> Value
{
    do {
        return try await body()
    } catch let refusal as SignInRefusal {
        throw refusal.serviceError
    }
}
