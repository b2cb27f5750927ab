import Tenants

/// What Microsoft Graph says in its error envelope, however it spells and nests it.
struct GraphFailure: Sendable, Hashable {
    let status: Int
    /// Graph's own code, on which alone we branch; empty when there was none.
    let code: String
    let message: String
    let requestID: String?

    /// - Parameter isJSON: whether the body was Graph's; a proxy's page has no code.
    init(_ answer: HTTPAnswer) {
        self.init(status: answer.status, body: WireValue(json: answer.body), requestID: answer[header: "request-id"])
    }

    init(status: Int, body: WireValue?, requestID: String?) {
        self.status = status
        let error = body?["error"]
        code = error?["code"]?.string ?? error?.string ?? ""
        message = Self.innermostMessage(error?["message"]?.string ?? "")
        self.requestID = requestID ?? error.flatMap(Self.requestID)
    }

    /// The service nests JSON texts in `message` at times.
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

    /// - Parameter act: what was asked for, as in *the settings could not be read*.
    func error(_ act: String) -> ServiceError {
        let said = [code, WireText.shown(message)].filter { !$0.isEmpty }.joined(separator: ": ")
        let detail = said.isEmpty ? "Microsoft Graph answered \(status)" : "Microsoft Graph says \(said)"
        switch status {
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
                help: "try again later", requestID: requestID)
        case 500...:
            return ServiceError(
                .unreachable, .serviceUnreachable,
                "\(act): Microsoft Graph is in trouble (\(detail), status \(status))",
                help: "try again later", requestID: requestID)
        default:
            return ServiceError(
                .refused, .requestRefused, "\(act): \(detail) (status \(status))",
                help: code.isEmpty ? nil : "`photopolicy explain \(code)` may know more", requestID: requestID)
        }
    }

    private var permissionHelp: String {
        code.lowercased().hasPrefix("forbiddenby")
            ? "`photopolicy explain \(code)` says which rule refuses"
            : "`photopolicy whoami` shows who is signed in and with which permissions; the README names those needed"
    }
}

extension ServiceError {
    /// An answer that came and could not be understood: nothing is known, least of all that there is nothing.
    static func unreadable(_ act: String, _ answer: HTTPAnswer) -> ServiceError {
        let start = String(decoding: answer.body.prefix(200), as: UTF8.self).drop { $0.isWhitespace }
        let what =
            start.first == "<"
            ? "the answer is a web page, as a proxy sends" : "the answer is cut, or not what the service documents"
        return ServiceError(
            .unreachable, .answerUnreadable, "\(act): \(what) (status \(answer.status))",
            help: "`--verbose` shows the requests", requestID: answer[header: "request-id"])
    }
}
