import PhotoPolicy
import Tenants

extension SignInService {
    /// Signs in on another device: shows the service's message, and polls until somebody has entered the code there.
    ///
    /// - Parameter show: prints the message unchanged.
    func signInWithDeviceCode(
        for permissions: [String], claims: String? = nil, show: @Sendable (String) -> Void
    ) async throws -> TokenAnswer {
        var fields = [(name: "client_id", value: target.clientID), ("scope", target.scopes(permissions))]
        if let claims { fields.append(("claims", claims)) }
        let answer = try await post("/oauth2/v2.0/devicecode", fields)
        guard answer.isSuccess else { throw try Self.refusal(answer) }
        guard let body = WireValue(json: answer.body), let code = body["device_code"]?.string else {
            throw ServiceError.unreadable("the sign-in", answer)
        }
        show(Self.message(body))
        let lifetime: Int = max(60, min(body["expires_in"]?.integer ?? 900, 3600))
        let end: Instant = courier.time.now() + lifetime
        var interval = max(1, min(body["interval"]?.integer ?? 5, 60))
        while courier.time.now() < end {
            try await courier.time.sleep(.seconds(interval))
            do {
                return try await token(
                    [
                        ("client_id", target.clientID), ("device_code", code),
                        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                    ], asking: permissions)
            } catch let refusal as SignInRefusal where refusal.error == "authorization_pending" {
                continue
            } catch let refusal as SignInRefusal where refusal.error == "slow_down" {
                interval += 5
            }
        }
        throw SignInRefusal(error: "expired_token", description: "the code was not entered in time")
    }

    private static func message(_ body: WireValue) -> String {
        body["message"]?.string
            ?? "open \(body["verification_uri"]?.string ?? "the sign-in page") and enter \(body["user_code"]?.string ?? "the code")"
    }
}
