import PhotoPolicy
import Tenants

/// Sends requests to Microsoft Graph: adds the token and request ids, and handles a refused token.
package struct GraphClient: Sendable {
    let endpoint: Endpoint
    let courier: Courier
    let tokens: any TokenSource
    /// Whether every change is refused, before a token is requested.
    let isReadOnly: Bool

    package init(endpoint: Endpoint, courier: Courier, tokens: any TokenSource, isReadOnly: Bool = false) {
        self.endpoint = endpoint
        self.courier = courier
        self.tokens = tokens
        self.isReadOnly = isReadOnly
    }

    enum Version: String { case stable = "v1.0", beta }

    func address(_ path: String, _ version: Version = .stable) -> String { "\(endpoint)/\(version.rawValue)\(path)" }

    /// Returns the answer, whatever its status. The token goes only to Graph's own host.
    ///
    /// - Parameter look: called before the request is sent again, whatever the reason.
    func send(_ request: HTTPRequest, lookingBeforeAgain look: Courier.Look? = nil) async throws -> HTTPAnswer {
        guard endpoint.isOrigin(of: request.url) else {
            throw ServiceError(
                .unreachable, .answerUnreadable, "Microsoft Graph refers to another host, \(Courier.host(request.url))",
                help: "the token is not sent there; PHOTOPOLICY_GRAPH_ENDPOINT or a proxy may be at fault")
        }
        let purpose: TokenPurpose = request.method.changesSomething ? .writing : .reading
        let token = try await token(for: purpose)
        let answer = try await send(request, token, look)
        guard answer.status == 401 else { return answer }
        let claims = answer[header: "WWW-Authenticate"].flatMap(ClaimsChallenge.claims)
        let other: AccessToken
        do {
            other = try await tokens.token(for: purpose, replacing: token, claims: claims)
        } catch let error as ServiceError where answer.followsLostSending {
            throw error.leavingOpen
        }
        guard other != token else { return answer }
        try await look?(answer.followsLostSending)
        var last = try await send(request, other, look)
        last.followsLostSending = last.followsLostSending || answer.followsLostSending
        return last
    }

    /// Signs in for changes now, in case that takes a person: nothing then comes between the look and the change.
    func prepareToChange() async throws { _ = try await token(for: .writing) }

    private func token(for purpose: TokenPurpose) async throws -> AccessToken {
        if purpose == .writing, isReadOnly {
            throw ServiceError(
                .notPermitted, .readOnly, "this session only reads", help: "run it without `--read-only`")
        }
        return try await tokens.token(for: purpose)
    }

    private func send(_ request: HTTPRequest, _ token: AccessToken, _ look: Courier.Look?) async throws -> HTTPAnswer {
        var request = request
        request.headers += [
            ("Authorization", "Bearer \(token.secret)"), ("client-request-id", GUID.random.description),
            ("return-client-request-id", "true"), ("User-Agent", "photopolicy"),
        ]
        if request[header: "Accept"] == nil { request.headers.append(("Accept", "application/json")) }
        return try await courier.send(request, lookingBeforeAgain: look)
    }

    /// Returns the JSON of a successful answer.
    ///
    /// - Parameter act: the failure as messages put it: *the settings could not be read*.
    func json(_ request: HTTPRequest, _ act: String) async throws -> WireValue {
        let answer = try await send(request)
        guard answer.isSuccess else { throw GraphFailure(answer).error(act) }
        guard let value = WireValue(json: answer.body), value.isObject else {
            throw ServiceError.unreadable(act, answer)
        }
        return value
    }

    func get(_ path: String, _ act: String) async throws -> WireValue {
        try await json(HTTPRequest(.get, address(path)), act)
    }
}

extension GUID {
    /// A new identifier of version 4.
    static var random: GUID {
        GUID(
            high: UInt64.random(in: 0 ... .max) & ~0xF000 | 0x4000,
            low: UInt64.random(in: 0 ... .max) & ~(0xC << 60) | (0x8 << 60))
    }
}

extension GraphClient {
    /// More pages than any list we read has.
    private static let pageLimit = 2_000

    /// Returns all elements of a list, page by page; a page may be empty.
    ///
    /// - Parameter headers: sent with each page (D).
    func list(
        _ path: String, headers: [(name: String, value: String)] = [], _ act: String
    ) async throws -> [WireValue] {
        let first = try await json(HTTPRequest(.get, address(path), headers: headers), act)
        return try await rest(of: first, headers: headers, act)
    }

    /// Returns the elements of a page and of all that follow. The link to the next page is used as it is (D).
    func rest(
        of first: WireValue, headers: [(name: String, value: String)] = [], _ act: String
    ) async throws -> [WireValue] {
        var page = first
        var elements: [WireValue] = []
        var followed: Set<String> = []
        for _ in 0..<Self.pageLimit {
            guard let values = page["value"]?.array else {
                throw ServiceError(.unreachable, .answerUnreadable, "\(act): a page of the answer holds no list")
            }
            elements += values
            guard let next = page["@odata.nextLink"]?.string else { return elements }
            guard followed.insert(next).inserted else {
                throw ServiceError(
                    .unreachable, .answerUnreadable, "\(act): the pages of the list go round in a circle")
            }
            page = try await json(HTTPRequest(.get, next, headers: headers), act)
        }
        throw ServiceError(.unreachable, .answerUnreadable, "\(act): the list does not end")
    }
}
