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
    /// Seconds between polls; five more after each poll that came too early (D).
    var interval: Int
    var lastPoll: Double?
    var decision = Decision.pending
}

extension WorldState {
    mutating func deviceCode(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        let form = try Form(request.body)
        let clientID = try form.clientID()
        var code = DeviceCode(
            clientID: clientID, requested: RequestedScopes(try form.required("scope"), base: request.base),
            userCode: Random.userCode(), expires: now + options.deviceCodeLifetime, interval: options.pollInterval)
        if let account = try autoApproved() { code.decision = .approved(account.id) }
        let place = request.base + "/devicelogin"
        let secret = signIns.deviceCodes.issue(code)
        signIns.userCodes = signIns.userCodes.filter { signIns.deviceCodes[$0.value].map { $0.expires > now } ?? false }
        signIns.userCodes[code.userCode] = secret
        return .json([
            "user_code": .string(code.userCode), "device_code": .string(secret), "verification_uri": .string(place),
            "expires_in": .int(Int(options.deviceCodeLifetime)), "interval": .int(code.interval),
            "message": .string(
                "To sign in, use a web browser to open the page \(place) and enter the code \(code.userCode) to "
                    + "authenticate."),
        ])
    }

    /// The account that signs in without being asked.
    func autoApproved() throws(SignInError) -> Account? {
        guard let name = options.autoApprove else { return nil }
        guard let account = directory.account(named: name) else { throw .accountUnknown }
        return account
    }

    /// A poll.
    mutating func redeemDeviceCode(
        _ form: Form, _ request: WireRequest, now: Double
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let secret = try form.required("device_code")
        guard var code = signIns.deviceCodes[secret], code.clientID == clientID else {
            throw SignInError("bad_verification_code", 70018, "Invalid verification code.")
        }
        guard code.expires > now else {
            throw SignInError("expired_token", 70019, "Verification code expired.")
        }
        let isEarly = code.lastPoll.map { now - $0 < Double(code.interval) } ?? false
        code.lastPoll = now
        if isEarly { code.interval += 5 }
        signIns.deviceCodes[secret] = code
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
            let response = try tokens(
                for: account, clientID: clientID, code.requested, request, form, now: now)
            signIns.deviceCodes[secret] = nil
            signIns.userCodes[code.userCode] = nil
            return response
        }
    }

    // MARK: Pages

    func devicePage(_ request: WireRequest) throws(SignInError) -> WireResponse {
        Pages.device(accounts: directory.contents.users, code: request.parameter("code") ?? "", error: nil)
    }

    mutating func deviceDecision(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        let form = try Form(request.body)
        let typed = (form["code"] ?? "").uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard let secret = signIns.userCodes[typed], var code = signIns.deviceCodes[secret], code.expires > now,
            code.decision == .pending
        else {
            return Pages.device(
                accounts: directory.contents.users, code: typed, error: "That code is unknown or no longer valid.")
        }
        if form["decision"] == "decline" {
            code.decision = .declined
            signIns.deviceCodes[secret] = code
            return Pages.note("Declined", "Nobody was signed in. You may close this window.")
        }
        guard let account = directory.account(named: form["account"] ?? "") else {
            return Pages.device(accounts: directory.contents.users, code: typed, error: "Choose an account.")
        }
        do throws(SignInError) {
            try checkSignIn(account, clientID: code.clientID, code.requested)
        } catch {
            return Pages.device(accounts: directory.contents.users, code: typed, error: error.message)
        }
        code.decision = .approved(account.id)
        signIns.deviceCodes[secret] = code
        return Pages.note("Signed in", "You are \(account.userPrincipalName). You may close this window.")
    }
}
