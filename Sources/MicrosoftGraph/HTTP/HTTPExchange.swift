/// One request as it goes out.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET", post = "POST", patch = "PATCH", put = "PUT", delete = "DELETE"

        /// A batch, the only POST to Graph, holds only read requests.
        var changesSomething: Bool { self == .patch || self == .put || self == .delete }
    }

    package var method: Method
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]?
    /// The size in bytes beyond which an answer is not read.
    package var answerLimit: Int

    package init(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        answerLimit: Int = HTTPRequest.usualAnswerLimit, repeatable: Bool? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.answerLimit = answerLimit
        isRepeatable = repeatable ?? (method != .post)
    }

    /// 16 MB: a page of 999 accounts has about one.
    package static let usualAnswerLimit = 16 * 1024 * 1024

    /// Whether sending it again does no harm: the same settings, the same photo (D; HTTP's own meaning of PUT), or a
    /// batch that only reads.
    package let isRepeatable: Bool

    package subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// A complete answer.
package struct HTTPAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
    /// Whether the request was sent before without a usable answer: it may have been carried out then.
    var followsLostSending = false

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var isSuccess: Bool { (200..<300).contains(status) }
}

/// Why no complete answer came.
package enum LinkFailure: Error, Sendable, Hashable {
    case timedOut
    /// The connection ended before the answer did.
    case cut
    /// Nobody listens there, or the name does not resolve.
    case noConnection
    case untrustedCertificate
    case proxyRefused
    case answerTooLarge
    /// The request, or the way it was answered, breaks the rules of HTTP.
    case unsendable

    package var words: String {
        switch self {
        case .timedOut: "it did not answer in time"
        case .cut: "the connection was cut"
        case .noConnection: "there is no connection to it"
        case .untrustedCertificate: "its certificate is not trusted"
        case .proxyRefused: "the proxy refused the connection"
        case .answerTooLarge: "its answer is larger than any that makes sense"
        case .unsendable: "what was sent or answered is not HTTP as it should be"
        }
    }

    /// Whether trying again could help.
    var isPassing: Bool { self == .timedOut || self == .cut || self == .noConnection }
}

/// Carries one request to its host and the answer back. Tests use a substitute.
package protocol Link: Sendable {
    /// - Throws: `LinkFailure`, or `CancellationError`.
    func send(_ request: HTTPRequest) async throws -> HTTPAnswer
    /// Drops the open connections for new ones: the old ones may lead to the machine in trouble.
    func renew() async
}
