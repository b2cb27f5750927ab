import Tenants

/// What Microsoft Graph says in its error envelope, however it spells and nests it.
struct GraphFailure: Sendable, Hashable {
    let status: Int
    /// Graph's own code: we branch on it, never on the message; empty when there was none.
    let code: String
    let message: String
    let requestID: String?
    /// Whether a web page came: that is a proxy's, and says nothing about the tenant.
    let isPage: Bool
    /// The seconds that the service asks us to wait.
    let retryAfter: Double?

    init(_ answer: HTTPAnswer) {
        self.init(
            status: answer.status, body: WireValue(json: answer.body), requestID: answer[header: "request-id"],
            isPage: answer.isPage,
            retryAfter: answer[header: "Retry-After"].flatMap { Patience.seconds($0, now: Timekeeper.system.now()) })
    }

    init(status: Int, body: WireValue?, requestID: String?, isPage: Bool = false, retryAfter: Double? = nil) {
        self.status = status
        self.retryAfter = retryAfter
        self.isPage = isPage
        let error = body?["error"]
        code = WireText.shown(error?["code"]?.string ?? error?.string ?? "", limit: 80)
        message = Self.innermostMessage(error?["message"]?.string ?? "")
        self.requestID = (requestID ?? error.flatMap(Self.requestID)).map { WireText.shown($0, limit: 80) }
    }

    /// Returns the innermost message: the service sometimes nests JSON texts in `message`.
    private static func innermostMessage(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "{"), let inner = WireValue(json: Array(text.utf8)),
            let message = (inner["error"]?["message"] ?? inner["message"])?.string
        else { return text }
        return message
    }

    private static func requestID(_ error: WireValue) -> String? {
        var level: WireValue? = error
        for _ in 0..<10 {
            guard let current = level else { return nil }
            if let id = current["request-id"]?.string ?? current["requestId"]?.string { return id }
            level = current["innerError"]
        }
        return nil
    }

    /// - Parameter act: the failure as messages put it: *the settings could not be read*.
    func error(_ act: String) -> ServiceError {
        switch status {
        case ..<500 where isPage && status != 429: return .page(act, status, requestID: requestID)
        case ..<500 where !isGraphsOwn: return .foreign(act, status, requestID: requestID)
        case 401:
            return ServiceError(
                .notSignedIn, .signInExpired, "\(act): the sign-in is no longer accepted (\(detail))",
                help: "sign in again: `photopolicy login`", requestID: requestID)
        case 403:
            return ServiceError(
                .notPermitted, .notPermitted, "\(act): not permitted (\(detail))", help: permissionHelp,
                requestID: requestID)
        case 429:
            return ServiceError(
                .throttled, .serviceThrottled, "\(act): Microsoft Graph was asked too often (\(detail))",
                help: "try again later", requestID: requestID, retryAfter: retryAfter)
        case 408, 500...:
            return ServiceError(
                .unreachable, .serviceUnreachable,
                "\(act): Microsoft Graph is in trouble (\(detail), status \(status))",
                help: "try again later", requestID: requestID, retryAfter: retryAfter)
        default:
            return ServiceError(
                .refused, .requestRefused, "\(act): \(detail) (status \(status))",
                help: code.isEmpty ? nil : "`photopolicy explain \(code)` may know more", requestID: requestID)
        }
    }

    /// Returns the error for the settings' DELETE, which is no longer documented: a refusal of the operation says
    /// nothing against the settings that it was meant to bring about.
    func errorOfDelete(_ act: String) -> ServiceError {
        guard [400, 404, 405, 501].contains(status), !code.isEmpty else { return error(act) }
        return ServiceError(
            .refused, .deleteNotOffered,
            "\(act): the service no longer offers DELETE, the known way to `source any` "
                + "(\(detail), status \(status))",
            help: "nearest comes `source cloud; allow everyone;`: everybody may change photos in the cloud, and "
                + "directory synchronisation no longer writes any",
            requestID: requestID)
    }

    private var detail: String {
        let said = [code, WireText.shown(message)].filter { !$0.isEmpty }.joined(separator: ": ")
        return said.isEmpty ? "Microsoft Graph answered \(status)" : "Microsoft Graph says \(said)"
    }

    /// Whether Graph itself answered: its errors have a code. An error without a code may come from anything in
    /// between, and does not say whether the request arrived.
    private var isGraphsOwn: Bool { status == 401 || status == 408 || status == 429 || status >= 400 && !code.isEmpty }

    private var permissionHelp: String {
        code.lowercased().hasPrefix("forbiddenby")
            ? "`photopolicy explain \(code)` says which rule refuses"
            : "`photopolicy whoami` shows who is signed in and with which permissions; Docs/live-tenants.md names those needed"
    }
}

extension ServiceError {
    /// The error for an answer that could not be understood: nothing is known, least of all that there is nothing.
    static func unreadable(_ act: String, _ answer: HTTPAnswer) -> ServiceError {
        let requestID = answer[header: "request-id"]
        guard !answer.isPage else { return page(act, answer.status, requestID: requestID) }
        return unreadable(
            act, "the answer is cut, or not what the service documents", answer.status, requestID: requestID)
    }

    /// The error for a web page in place of the service's answer.
    static func page(_ act: String, _ status: Int, requestID: String?) -> ServiceError {
        unreadable(act, "the answer is a web page, as a proxy sends", status, requestID: requestID)
    }

    /// The error for an answer that Graph does not give.
    static func foreign(_ act: String, _ status: Int, requestID: String?) -> ServiceError {
        unreadable(act, "the answer is not one of Microsoft Graph's", status, requestID: requestID)
    }

    private static func unreadable(
        _ act: String, _ what: String, _ status: Int, requestID: String?
    ) -> ServiceError {
        ServiceError(
            .unreachable, .answerUnreadable, "\(act): \(what) (status \(status))",
            help: "`--verbose` shows the requests", requestID: requestID)
    }
}

extension HTTPAnswer {
    /// Whether the body begins as a web page does.
    var isPage: Bool {
        body.prefix(200).first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
    }
}
