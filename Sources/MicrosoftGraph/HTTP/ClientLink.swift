import AsyncHTTPClient
import Files
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Tenants

/// The network through async-http-client, which reads no proxy or certificate variables: they are passed on here.
package actor ClientLink: Link {
    private let surroundings: NetworkSettings
    /// The limit until the head of an answer, and between two pieces of it.
    private let timeout: Duration
    /// The limit for a whole exchange, however steadily an answer trickles in.
    private let deadline: Duration
    private var direct: HTTPClient?
    private var proxied: HTTPClient?

    package init(_ surroundings: NetworkSettings, timeout: Duration = .seconds(60), deadline: Duration = .seconds(180))
    {
        self.surroundings = surroundings
        self.timeout = timeout
        self.deadline = deadline
    }

    package func send(_ request: HTTPRequest) async throws -> HTTPAnswer {
        let client = try client(for: request.url)
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if let body = request.body { outgoing.body = .bytes(body) }
        do {
            let (outgoing, timeout) = (outgoing, TimeAmount(timeout))
            return try await Self.within(deadline) {
                let answer = try await client.execute(outgoing, timeout: timeout)
                let body = try await answer.body.collect(upTo: request.answerLimit)
                return HTTPAnswer(
                    status: Int(answer.status.code), headers: answer.headers.map { ($0.name, $0.value) },
                    body: Array(body.readableBytesView))
            }
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw LinkFailure(error)
        }
    }

    /// Returns the result of some work, which is given up after the deadline.
    private static func within<Value: Sendable>(
        _ deadline: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: deadline)
                throw LinkFailure.timedOut
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    package func renew() async {
        let old = [direct, proxied].compactMap(\.self)
        direct = nil
        proxied = nil
        for client in old { try? await client.shutdown() }
    }

    /// Closes what is open. A client must not be dropped without this.
    package func close() async { await renew() }

    private func client(for url: String) throws -> HTTPClient {
        guard let proxy = try surroundings.proxy(for: url) else {
            let client = try direct ?? makeClient(proxy: nil)
            direct = client
            return client
        }
        let client = try proxied ?? makeClient(proxy: proxy)
        proxied = client
        return client
    }

    private func makeClient(proxy: NetworkSettings.Proxy?) throws -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        // A redirect could carry the token to another host.
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .seconds(10)
        // A request's timeout ends with the head of its answer: this one catches a body that stalls.
        configuration.timeout.read = TimeAmount(timeout)
        configuration.connectionPool.retryConnectionEstablishment = false
        if let file = surroundings.certificateFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .certificates(try Self.certificates(in: file))
            configuration.tlsConfiguration = tls
        }
        configuration.proxy = proxy.map {
            .server(
                host: $0.host, port: $0.port,
                authorization: $0.credentials.map { .basic(username: $0.user, password: $0.password) })
        }
        return HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    }
}

extension ClientLink {
    /// Reads the file here so that a missing one is reported as missing.
    private static func certificates(in file: String) throws -> [NIOSSLCertificate] {
        let help = "name a readable file of `-----BEGIN CERTIFICATE-----` blocks, or unset it"
        let bytes: [UInt8]
        do {
            bytes = try readFile(at: file, limit: 1 << 24)
        } catch {
            throw ServiceError(
                .unreachable, .trustUnusable, "SSL_CERT_FILE cannot be used: \(error.message)", help: help,
                mayHaveArrived: false)
        }
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
            throw ServiceError(
                .unreachable, .trustUnusable, "SSL_CERT_FILE names \"\(file)\", which holds no certificates in PEM",
                help: help, mayHaveArrived: false)
        }
        return certificates
    }
}

extension LinkFailure {
    private static let unconnected = [ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL]

    /// Translates an error of the underlying libraries.
    init(_ error: any Error) {
        switch error {
        case let error as LinkFailure: self = error
        case is NIOTooManyBytesError: self = .answerTooLarge
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .untrustedCertificate
        case is NIOConnectionError: self = .noConnection
        case let error as IOError where Self.unconnected.contains(error.errnoCode): self = .noConnection
        case is IOError, is ChannelError, HTTPParserError.invalidEOFState: self = .cut
        case let error as HTTPClientError: self.init(error)
        // Anything else would fail the same way next time.
        default: self = .unsendable
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .deadlineExceeded, .readTimeout, .writeTimeout, .connectTimeout, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout, .httpProxyHandshakeTimeout:
            self = .timedOut
        case .invalidProxyResponse, .proxyAuthenticationRequired: self = .proxyRefused
        case .remoteConnectionClosed, .cancelled, .uncleanShutdown, .alreadyShutdown, .requestStreamCancelled:
            self = .cut
        default: self = .unsendable
        }
    }
}
