import Crypto
import Tenants

/// A sign-in in the browser: authorization code with PKCE, with the answer sent back to this machine.
struct AuthorizationCode: Sendable {
    let redirect: String
    let verifier = Self.random()
    let state = Self.random()
    let nonce = Self.random()

    /// Returns the page to open.
    ///
    /// - Parameter account: who is to sign in; nil leaves the choice open.
    func address(
        at target: SignInTarget, for permissions: [String], claims: String?, as account: String? = nil
    ) -> String {
        var fields = [
            (name: "client_id", value: target.clientID), ("response_type", "code"), ("redirect_uri", redirect),
            ("response_mode", "query"), ("scope", target.scopes(permissions)), ("state", state), ("nonce", nonce),
            ("code_challenge", Base64URL.encode(SHA256.hash(data: Array(verifier.utf8)))),
            ("code_challenge_method", "S256"),
            account.map { ("login_hint", $0) } ?? ("prompt", "select_account"),
        ]
        if let claims { fields.append(("claims", claims)) }
        return target.address("/oauth2/v2.0/authorize") + "?" + String(decoding: WireText.form(fields), as: UTF8.self)
    }

    /// Returns 256 random bits in base64.
    private static func random() -> String {
        Base64URL.encode((0..<32).map { _ in UInt8.random(in: 0 ... .max) })
    }
}

extension SignInService {
    /// - Parameter open: shows the page to the person, in a browser or as a link.
    func signInWithBrowser(
        for permissions: [String], claims: String? = nil, as account: String? = nil,
        open: @escaping @Sendable (String) async -> Void
    ) async throws -> TokenAnswer {
        let listener = try await RedirectListener.listening()
        do {
            let request = AuthorizationCode(redirect: "http://localhost:\(listener.port)")
            let page = request.address(at: target, for: permissions, claims: claims, as: account)
            // Detached: the end of this task must not take the browser with it.
            Task.detached { await open(page) }
            let answer = try await listener.answer(to: request.state, within: .seconds(300))
            await listener.close()
            return try await redeem(answer, of: request, for: permissions)
        } catch {
            await listener.close()
            throw error
        }
    }

    private func redeem(
        _ answer: RedirectListener.Answer, of request: AuthorizationCode, for permissions: [String]
    ) async throws -> TokenAnswer {
        guard let code = answer["code"] else {
            throw SignInRefusal(
                error: answer["error"] ?? "access_denied", description: answer["error_description"] ?? "")
        }
        let tokens = try await token(
            [
                ("client_id", target.clientID), ("grant_type", "authorization_code"), ("code", code),
                ("redirect_uri", request.redirect), ("code_verifier", request.verifier),
                ("scope", target.scopes(permissions)),
            ], asking: permissions)
        if let nonce = tokens.identity?.nonce, nonce != request.nonce {
            throw ServiceError(
                .notSignedIn, .signInRefused, "the sign-in that came back is not the one that was begun",
                help: "sign in again: `photopolicy login`")
        }
        return tokens
    }
}
