import Logging
import PhotoPolicy
import Tenants

/// Sends requests with patience: asks again when a service is busy or away, and reports the waits.
package struct Courier: Sendable {
    let link: any Link
    let time: Timekeeper
    let patience: Patience
    let log: Logger
    /// Called before each wait, so that nobody takes it for a hang.
    let onWait: @Sendable (Wait) -> Void

    package struct Wait: Sendable, Hashable {
        package let seconds: Double
        /// The host, and why it is asked again.
        package let reason: String
    }

    package init(
        link: any Link, time: Timekeeper = .system, patience: Patience = Patience(),
        log: Logger = Logger(label: "photopolicy"), onWait: @escaping @Sendable (Wait) -> Void = { _ in }
    ) {
        self.link = link
        self.time = time
        self.patience = patience
        self.log = log
        self.onWait = onWait
    }

    /// Checks whether a request may be sent again, and throws when it may not. The argument says whether an earlier
    /// attempt may have been carried out.
    typealias Look = @Sendable (_ mayHaveArrived: Bool) async throws -> Void

    /// Returns the answer, whatever its status: 429, 502, 503 and 504 only once patience has run out, but 429 to a
    /// change at once.
    ///
    /// - Throws: `service-unreachable` when no answer came; what `look` throws.
    func send(_ request: HTTPRequest, lookingBeforeAgain look: Look? = nil) async throws -> HTTPAnswer {
        var attempt = 0
        var mayHaveArrived = false
        while true {
            try Task.checkCancellation()
            if attempt > 0 { try await look?(mayHaveArrived) }
            let result = await attemptOnce(request)
            attempt += 1
            switch result {
            case .success(var answer):
                answer.followsLostSending = mayHaveArrived
                guard Self.passingStatuses.contains(answer.status), attempt < patience.attempts else { return answer }
                // It was not carried out: what happens next is up to the caller, who holds a lock for it.
                if answer.status == 429, request.method.changesSomething, !mayHaveArrived { return answer }
                let seconds = patience.wait(
                    afterAttempt: attempt - 1, retryAfter: answer[header: "Retry-After"], time)
                guard seconds <= longestWait else { return answer }
                // The machine behind this connection may be the one in trouble (D).
                if answer.status != 429 { await link.renew() }
                mayHaveArrived = mayHaveArrived || answer.status != 429
                try await wait(seconds, "\(Self.host(request.url)) answered \(answer.status)")
            case .failure(let failure as LinkFailure):
                // Nobody listens, the network is down or the name is wrong: waiting long is pointless.
                let attempts = failure == .noConnection ? min(3, patience.attempts) : patience.attempts
                guard failure.isPassing, request.isRepeatable || failure == .noConnection, attempt < attempts else {
                    throw Self.unreachable(
                        request.url, failure, mayHaveArrived: mayHaveArrived || failure != .noConnection)
                }
                let seconds = patience.wait(afterAttempt: attempt - 1, retryAfter: nil, time)
                mayHaveArrived = mayHaveArrived || failure != .noConnection
                try await wait(seconds, "\(Self.host(request.url)): \(failure.words)")
            case .failure(let error): throw error
            }
        }
    }

    var longestWait: Double { min(patience.longestWait, ServicePatience.longestWait ?? .infinity) }

    private func attemptOnce(_ request: HTTPRequest) async -> Result<HTTPAnswer, any Error> {
        do {
            let answer = try await link.send(request)
            log.debug(
                "\(request.method.rawValue) \(Self.loggable(request.url)) \(answer.status)",
                metadata: [
                    "client-request-id": "\(request[header: "client-request-id"] ?? "-")",
                    "request-id": "\(Self.loggable(answer, "request-id"))", "date": "\(Self.loggable(answer, "Date"))",
                ])
            return .success(answer)
        } catch {
            let why = (error as? LinkFailure)?.words ?? "interrupted"
            log.debug("\(request.method.rawValue) \(Self.loggable(request.url)): \(why)")
            return .failure(error)
        }
    }

    private func wait(_ seconds: Double, _ reason: String) async throws {
        onWait(Wait(seconds: seconds, reason: reason))
        try await time.sleep(.milliseconds(Int64(seconds * 1000)))
    }

    static let passingStatuses: Set<Int> = [429, 502, 503, 504]

    /// Without the query, which may hold a page's token.
    static func loggable(_ url: String) -> String { bounded(url.prefix { $0 != "?" }, 200) }

    private static func loggable(_ answer: HTTPAnswer, _ header: String) -> String {
        answer[header: header].map { WireText.shown($0, limit: 100) } ?? "-"
    }

    /// Shortens an address that may come from outside.
    private static func bounded(_ text: Substring, _ limit: Int) -> String {
        text.utf8.count > limit ? text.prefix(limit) + "…" : String(text)
    }

    static func host(_ url: String) -> String {
        let rest = url.hasPrefix("https://") ? url.dropFirst(8) : url.hasPrefix("http://") ? url.dropFirst(7) : url[...]
        return bounded(rest.prefix { $0 != "/" && $0 != "?" }, 100)
    }

    private static func unreachable(
        _ url: String, _ failure: LinkFailure, mayHaveArrived: Bool
    ) -> ServiceError {
        ServiceError(
            .unreachable, .serviceUnreachable, "\(host(url)) could not be asked: \(failure.words)",
            help: failure == .untrustedCertificate
                ? "behind a proxy that opens TLS, SSL_CERT_FILE names the certificates to trust"
                : "check the network, and HTTPS_PROXY where there is a proxy; then try again",
            mayHaveArrived: mayHaveArrived)
    }
}
