import OrderedJSON
import PhotoPolicy

/// A sign-in that waits for a person to type a code elsewhere.
struct DeviceCode: Sendable {
    enum Decision: Sendable, Hashable {
        case pending
        case approved(GUID)
        case declined
    }

    let clientID: String
    let requested: RequestedScopes
    let userCode: String
    let expires: Double
    /// Seconds between polls; each poll that comes too early adds five (D).
    var interval: Int
    var lastPoll: Double?
    var decision = Decision.pending
}

/// Sign-ins by device code: the waiting codes, and the page where a person types one.
struct DeviceCodes: Sendable {
    private var codes = Issued<DeviceCode>()
    /// Device codes by the user code that a person types.
    private var userCodes: [String: String] = [:]
    /// The lifetime of a code in seconds.
    private let lifetime: Double
    private let pollInterval: Int

    init(_ options: GraphSimulator.Options) {
        lifetime = options.deviceCodeLifetime
        pollInterval = options.pollInterval
    }

    mutating func begin(_ call: SignInCall, _ approved: Account?) throws(SignInError) -> WireResponse {
        let form = try Form(call.request.body)
        let clientID = try form.clientID()
        let requested = call.scopes(try form.required("scope"))
        try requested.check(clientID: clientID)
        var code = DeviceCode(
            clientID: clientID, requested: requested,
            userCode: Random.userCode(), expires: call.now + lifetime, interval: pollInterval)
        if let approved { code.decision = .approved(approved.id) }
        let place = call.request.base + "/devicelogin"
        let secret = codes.issue(code)
        userCodes = userCodes.filter { codes[$0.value].map { $0.expires > call.now } ?? false }
        userCodes[code.userCode] = secret
        return .json([
            "user_code": .string(code.userCode), "device_code": .string(secret), "verification_uri": .string(place),
            "expires_in": .int(Int(lifetime)), "interval": .int(code.interval),
            "message": .string(
                "To sign in, use a web browser to open the page \(place) and enter the code \(code.userCode) to "
                    + "authenticate."),
        ])
    }

    /// Answers a poll.
    mutating func redeem(
        _ form: Form, _ call: SignInCall, _ tokens: inout TokenIssuer
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let secret = try form.required("device_code")
        guard var code = codes[secret], code.clientID == clientID else {
            throw SignInError("bad_verification_code", 70018, "Invalid verification code.")
        }
        guard code.expires > call.now else {
            throw SignInError("expired_token", 70019, "Verification code expired.")
        }
        let isEarly = code.lastPoll.map { call.now - $0 < Double(code.interval) } ?? false
        code.lastPoll = call.now
        if isEarly { code.interval += 5 }
        codes[secret] = code
        switch code.decision {
        case .declined:
            throw SignInError("authorization_declined", 70020, "The user declined the sign-in request.")
        case .pending:
            throw isEarly
                ? SignInError("slow_down", 70016, "The client polls too often.")
                : SignInError(
                    "authorization_pending", 70016,
                    "OAuth 2.0 device flow error. Authorization is pending. Continue polling.")
        case .approved(let account):
            let response = try tokens.answer(for: account, clientID: clientID, code.requested, call, form)
            codes[secret] = nil
            userCodes[code.userCode] = nil
            return response
        }
    }

    // MARK: Pages

    /// Returns the first page, or the next one if the address holds a code, as a link does.
    func page(_ call: SignInCall) -> WireResponse {
        let typed = call.request.parameter("code") ?? ""
        guard !typed.isEmpty, let (_, code) = waiting(typed, call) else {
            return Pages.device(code: typed, account: nil, error: nil)
        }
        return approval(code, AccountChoice(call.tenant.directory.contents.users))
    }

    /// Answers the forms. A code alone leads to the page that shows which application asks for what; a code with an
    /// account is an approval.
    mutating func decision(_ call: SignInCall) throws(SignInError) -> WireResponse {
        let form = try Form(call.request.body)
        let chosen = form["account"] ?? form["chosen"]
        guard let (secret, waiting) = waiting(form["code"] ?? "", call) else {
            return Pages.device(
                code: form["code"] ?? "", account: chosen, error: "That code is unknown or no longer valid.")
        }
        let users = call.tenant.directory.contents.users
        var code = waiting
        switch form["decision"] {
        case "decline":
            code.decision = .declined
            codes[secret] = code
            return Pages.note("Declined", "Nobody was signed in. You may close this window.")
        case "continue": return approval(code, AccountChoice(users, chosen: chosen))
        case "search": return approval(code, AccountChoice(users, search: form["search"] ?? "", chosen: chosen))
        default: break
        }
        guard let name = form["account"] else { return approval(code, AccountChoice(users, chosen: chosen)) }
        guard let account = call.tenant.directory.account(named: name) else {
            return approval(code, AccountChoice(users), error: "There is no account \(name).")
        }
        do throws(SignInError) {
            try call.tenant.checkSignIn(account, clientID: code.clientID, code.requested)
        } catch {
            return approval(code, AccountChoice(users, chosen: name), error: error.message)
        }
        code.decision = .approved(account.id)
        codes[secret] = code
        return Pages.note("Signed in", "You are \(account.userPrincipalName). You may close this window.")
    }

    /// Returns the sign-in that waits for the typed code.
    private func waiting(_ typed: String, _ call: SignInCall) -> (secret: String, code: DeviceCode)? {
        let typed = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard let secret = userCodes[typed], let code = codes[secret], code.expires > call.now,
            code.decision == .pending
        else { return nil }
        return (secret, code)
    }

    private func approval(_ code: DeviceCode, _ choice: AccountChoice, error: String? = nil) -> WireResponse {
        Pages.deviceApproval(
            choice, code: code.userCode, client: code.clientID, scopes: code.requested.names, error: error)
    }
}
