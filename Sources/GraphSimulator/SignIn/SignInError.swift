import OrderedJSON
import PhotoPolicy

/// A refusal by the sign-in service: clients branch on `error`; the number is for people (D).
struct SignInError: Error, Sendable {
    let error: String
    let number: Int
    let message: String
    var status = 400
    /// The methods that a path accepts, for 405.
    var allow: [String] = []
    /// The seconds to wait, for 429 and 503.
    var retryAfter: Int?
    /// The value by which some libraries recognise that a person must be asked.
    var suberror: String?

    init(_ error: String, _ number: Int, _ message: String, status: Int = 400, suberror: String? = nil) {
        self.suberror = suberror
        self.error = error
        self.number = number
        self.message = message
        self.status = status
    }

    /// Renders a refusal that comes from no part of the service in the form of the sign-in service.
    init(_ refusal: GraphError) {
        let isTemporary = refusal.status == 429 || refusal.status >= 500
        self.init(
            isTemporary ? "temporarily_unavailable" : "invalid_request", isTemporary ? 90033 : 90014, refusal.message,
            status: refusal.status)
        retryAfter = refusal.retryAfter
    }

    func response(_ ids: RequestIDs, now: Double) -> WireResponse {
        let timestamp = Instant(seconds: Int(now)).description.replacing("T", with: " ")
        var json: JSONObject = [
            "error": .string(error),
            "error_description": .string(
                "AADSTS\(number): \(message) Trace ID: \(ids.request) Correlation ID: \(ids.client) Timestamp: "
                    + timestamp),
            "error_codes": [.int(number)], "timestamp": .string(timestamp), "trace_id": .string(ids.request),
            "correlation_id": .string(ids.client),
        ]
        if let suberror { json["suberror"] = .string(suberror) }
        var response = WireResponse.json(json, status: status)
        if !allow.isEmpty { response.headers.append((.allow, allow.joined(separator: ", "))) }
        if let retryAfter { response.headers.append((.retryAfter, String(retryAfter))) }
        return response
    }

    /// The error as a page for a person in a browser.
    var page: WireResponse {
        var response = Pages.note("You cannot be signed in", "AADSTS\(number): \(message)", status: status)
        if !allow.isEmpty { response.headers.append((.allow, allow.joined(separator: ", "))) }
        return response
    }
}

extension SignInError {
    static func missing(_ parameter: String) -> SignInError {
        SignInError(
            "invalid_request", 900144, "The request body must contain the following parameter: '\(parameter)'.")
    }

    static func invalid(_ parameter: String) -> SignInError {
        SignInError("invalid_request", 90023, "The value of the parameter '\(parameter)' is not supported.")
    }

    static func methodNotAllowed(_ method: String, allow: [String]) -> SignInError {
        var error = SignInError(
            "invalid_request", 900561,
            "The endpoint only accepts \(allow.joined(separator: ", ")) requests; "
                + "received a \(method) request.", status: 405)
        error.allow = allow
        return error
    }

    static func notModelled(_ what: String) -> SignInError {
        SignInError(
            "unsupported_grant_type", 70003,
            "photopolicy's simulator does not model \(what); see photopolicy serve --parity.")
    }

    static let loginRequired = SignInError(
        "login_required", 50058, "A silent sign-in request was sent but no user is signed in.")
    static let tenantUnknown = SignInError(
        "invalid_request", 90002, "Tenant not found. Check to make sure you have the correct tenant ID.")
    static let accountUnknown = SignInError("invalid_grant", 50034, "The user account does not exist in this tenant.")
    static let accountDisabled = SignInError("invalid_grant", 50057, "The user account is disabled.")
    static let clientBlocked = SignInError(
        "access_denied", 53003, "Access has been blocked by Conditional Access policies.")
    static let noConsent = SignInError(
        "invalid_grant", 65001,
        "The user or administrator has not consented to use the application. Send an interactive authorization request "
            + "for this user and resource.", suberror: "consent_required")
    static let notPreauthorised = SignInError(
        "invalid_grant", 65002,
        "Consent between first party application and first party resource must be configured via preauthorization.")
    static let refreshTokenReused = SignInError(
        "invalid_grant", 50173, "The provided grant has expired due to it being revoked; a fresh auth token is needed.",
        suberror: "bad_token")
    static let refreshTokenExpired = SignInError(
        "invalid_grant", 700082, "The refresh token has expired due to inactivity.", suberror: "bad_token")
    static let grantUnknown = SignInError("invalid_grant", 70000, "The provided grant is invalid or malformed.")
}
