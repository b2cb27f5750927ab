import OrderedJSON
import PhotoPolicy

/// A refusal of the sign-in service: clients branch on `error`, the number is for people (D).
struct SignInError: Error, Sendable {
    let error: String
    let number: Int
    let message: String
    var status = 400

    init(_ error: String, _ number: Int, _ message: String, status: Int = 400) {
        self.error = error
        self.number = number
        self.message = message
        self.status = status
    }

    func response(_ ids: RequestIDs, now: Double) -> WireResponse {
        let timestamp = Instant(seconds: Int(now)).description.replacing("T", with: " ")
        return .json(
            [
                "error": .string(error),
                "error_description": .string(
                    "AADSTS\(number): \(message) Trace ID: \(ids.request) Correlation ID: \(ids.client) Timestamp: "
                        + timestamp),
                "error_codes": [.int(number)], "timestamp": .string(timestamp), "trace_id": .string(ids.request),
                "correlation_id": .string(ids.client),
            ], status: status)
    }
}

extension SignInError {
    static func missing(_ parameter: String) -> SignInError {
        SignInError(
            "invalid_request", 900144, "The request body must contain the following parameter: '\(parameter)'.")
    }

    static let tenantUnknown = SignInError(
        "invalid_request", 90002, "Tenant not found. Check to make sure you have the correct tenant ID.")
    static let accountUnknown = SignInError("invalid_grant", 50034, "The user account does not exist in this tenant.")
    static let accountDisabled = SignInError("invalid_grant", 50057, "The user account is disabled.")
    static let clientBlocked = SignInError(
        "access_denied", 53003, "Access has been blocked by Conditional Access policies.")
    static let noConsent = SignInError(
        "invalid_grant", 65001,
        "The user or administrator has not consented to use the application. Send an interactive authorization request "
            + "for this user and resource.")
    static let notPreauthorised = SignInError(
        "invalid_grant", 65002,
        "Consent between first party application and first party resource must be configured via preauthorization.")
    static let refreshTokenReused = SignInError(
        "invalid_grant", 50173, "The provided grant has expired due to it being revoked; a fresh auth token is needed.")
    static let refreshTokenExpired = SignInError(
        "invalid_grant", 700082, "The refresh token has expired due to inactivity.")
    static let grantUnknown = SignInError("invalid_grant", 70000, "The provided grant is invalid or malformed.")
}
