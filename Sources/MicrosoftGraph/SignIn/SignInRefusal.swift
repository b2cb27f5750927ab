import Tenants

/// What the sign-in service says when it issues no token.
struct SignInRefusal: Sendable, Hashable {
    /// The code to branch on (D).
    let error: String
    let description: String
    /// The first `AADSTS…` number in the description: singles out consent and blocked sign-ins, and goes into hints.
    let number: String?
    let claims: String?

    init?(_ answer: HTTPAnswer) {
        guard let body = WireValue(json: answer.body), let error = body["error"]?.string else { return nil }
        self.error = error
        description = body["error_description"]?.string ?? ""
        number = Self.number(in: description)
        claims = body["claims"]?.string
    }

    init(error: String, description: String) {
        self.error = error
        self.description = description
        number = Self.number(in: description)
        claims = nil
    }

    private static func number(in text: String) -> String? {
        var rest = text[...]
        while let letter = rest.firstIndex(of: "A") {
            rest = rest[letter...]
            if rest.hasPrefix("AADSTS") {
                let digits = rest.dropFirst(6).prefix { $0.isASCII && $0.isNumber }
                if !digits.isEmpty { return "AADSTS\(digits)" }
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    var serviceError: ServiceError {
        // Trace and correlation ids follow on their own lines.
        let first = description.prefix { !$0.isNewline }
        let said = WireText.shown(first.isEmpty ? error : String(first), limit: 300)
        return ServiceError(.notSignedIn, code, "\(summary): \(said)", help: help)
    }

    private var code: LiveCode {
        if needsConsent { return .consentNeeded }
        if let number, Self.blocked.contains(number) { return .signInBlocked }
        switch error {
        case "invalid_grant", "interaction_required", "login_required": return .signInAgain
        case "authorization_declined", "access_denied": return .signInDeclined
        case "expired_token", "code_expired": return .signInTooSlow
        case "invalid_client", "unauthorized_client": return .clientRefused
        default: return .signInRefused
        }
    }

    private var needsConsent: Bool {
        error == "consent_required" || number == "AADSTS65001" || number == "AADSTS90094"
    }

    /// Conditional Access (a device, a place, an app, the device code flow), an account that is disabled or not
    /// assigned to the app: signing in again in the same way changes nothing (D).
    private static let blocked: Set<String> = [
        "AADSTS50057", "AADSTS50105", "AADSTS53000", "AADSTS53001", "AADSTS53002", "AADSTS53003", "AADSTS53004",
        "AADSTS530032", "AADSTS530034", "AADSTS530036",
    ]

    private var summary: String {
        switch code {
        case .consentNeeded: "nobody has consented to what this sign-in asks for"
        case .signInAgain: "the sign-in service asks for a new sign-in"
        case .signInBlocked: "a policy of the tenant blocks this sign-in"
        case .signInDeclined: "the sign-in was declined"
        case .signInTooSlow: "the sign-in was not finished in time"
        case .clientRefused: "the sign-in service refuses the app or its proof"
        default: "the sign-in service refuses"
        }
    }

    private var help: String {
        let step =
            switch code {
            case .consentNeeded: "an administrator consents to the permissions of the app registration"
            case .signInAgain, .signInTooSlow, .signInDeclined: "sign in again: `photopolicy login`"
            case .signInBlocked:
                number == "AADSTS530036"
                    ? "the tenant blocks device codes: `photopolicy login --browser`"
                    : "an administrator of the tenant looks at its policies, and at whether the account may use the app"
            case .clientRefused: "check AZURE_CLIENT_ID, and that public client flows or the credential are set up"
            default: "check tenant and client id"
            }
        return number.map { "\(step); `photopolicy explain \($0)` may know more" } ?? step
    }
}
