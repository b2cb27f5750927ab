import HTTPTypes
import OrderedJSON
import PhotoPolicy

/// A refusal by Microsoft Graph; this is the only place that renders its envelope.
struct GraphError: Error, Sendable {
    let status: Int
    let code: String
    let message: String
    var retryAfter: Int?
    /// The methods that a path accepts, for 405.
    var allow: [String] = []
    /// The claims with which a client must sign in again, as JSON, for 401.
    var claims: String?

    init(_ status: Int, _ code: String, _ message: String, retryAfter: Int? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    func response(_ ids: RequestIDs) -> WireResponse {
        var response = WireResponse.json(body(ids), status: status)
        if status == 401 { response.headers.append((.wwwAuthenticate, challenge)) }
        if !allow.isEmpty { response.headers.append((.allow, allow.joined(separator: ", "))) }
        if let seconds = retryAfter { response.headers.append((.retryAfter, String(seconds))) }
        return response
    }

    private var challenge: String {
        let claims = claims.map { #", error="insufficient_claims", claims="\#(Base64.encoded(Array($0.utf8)))""# } ?? ""
        return
            #"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000""#
            + claims
    }

    /// The envelope that every error has (D).
    private func body(_ ids: RequestIDs) -> JSONObject {
        [
            "error": .object([
                "code": .string(code), "message": .string(message),
                "innerError": .object([
                    "date": .string(ids.date), "request-id": .string(ids.request),
                    "client-request-id": .string(ids.client),
                ]),
            ])
        ]
    }
}

/// What identifies a request in headers, errors and the log.
struct RequestIDs: Sendable {
    let request: String
    let client: String
    /// `2024-09-05T11:17:08`, on the wall clock.
    let date: String
}

extension GraphError {
    static func notModelled(_ what: String) -> GraphError {
        GraphError(
            404, "NotModelled", "photopolicy's simulator does not model \(what); see photopolicy serve --parity.")
    }

    static func tooManyRequests(retryAfter: Int?) -> GraphError {
        GraphError(429, "TooManyRequests", "Too many requests.", retryAfter: retryAfter)
    }

    static func badRequest(_ message: String) -> GraphError { GraphError(400, "BadRequest", message) }

    static func notFound(_ resource: String) -> GraphError {
        GraphError(
            404, "Request_ResourceNotFound",
            "Resource '\(resource)' does not exist or one of its queried reference-property objects are not present.")
    }

    /// The code has changed, but the message names the exception as before (O).
    static func imageNotFound(_ profile: ServiceProfile.Name) -> GraphError {
        GraphError(
            404, profile == .september2024 ? "ImageNotFound" : "ErrorEntityNotFound",
            "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.")
    }

    /// A missing scope or directory role at the directory's own endpoints (D).
    static let insufficientPrivileges = GraphError(
        403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")

    /// A missing scope or directory role at the people settings (O).
    static let missingRequirements = GraphError(
        403, "forbidden", "Authorization failed because of missing requirement(s).")

    /// Refused by the control; the spelling is as observed (S).
    static let refusedByControl = GraphError(
        403, "ForbiddenByAdmindEditPolicy",
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImagePolicyViolationException' was thrown.")

    static let roleScoped = GraphError(403, "ForbiddenByPolicy", "invalid_role")

    static func unauthenticated(_ message: String) -> GraphError {
        GraphError(401, "InvalidAuthenticationToken", message)
    }

    /// Continuous access evaluation: a valid token no longer suffices.
    ///
    /// - Parameter notBefore: seconds since 1970; tokens issued earlier are not accepted.
    static func claimsChallenge(notBefore: Double) -> GraphError {
        var error = GraphError(
            401, "InvalidAuthenticationToken",
            "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp"
        )
        error.claims =
            #"{"access_token":{"nbf":{"essential":true,"value":"\#(Int(notBefore))"}}}"#
        return error
    }

    static func methodNotAllowed(_ method: String, allow: [String]) -> GraphError {
        var error = GraphError(
            405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target: \(method).")
        error.allow = allow
        return error
    }

    static func tooLarge(_ limit: Int) -> GraphError {
        GraphError(413, "RequestEntityTooLarge", "The request body is larger than \(limit) bytes.")
    }
}
