import Glibc
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Tenants

/// A simulated tenant behind the wire formats of Microsoft Graph and its sign-in service, on one port.
package final class GraphSimulator: Sendable {
    package struct Options: Sendable {
        package var host = "127.0.0.1"
        /// The port; 0 lets the system choose.
        package var port = 0
        /// Certificate and key; nil for plain HTTP.
        package var tls: TLSConfiguration?
        /// The user principal name or id of the account that signs in without being asked.
        package var autoApprove: String?
        /// The secret that an application must show; nil accepts any.
        package var clientSecret: String?
        /// Whether a token holds every permission that has consent, whatever was asked for, as Entra does it (O).
        package var grantsAllConsented = true
        /// Seconds on the wall clock.
        package var accessTokenLifetime: Double = 3600
        package var refreshTokenLifetime: Double = 90 * 86_400
        package var deviceCodeLifetime: Double = 900
        /// Seconds between the polls of a device code.
        package var pollInterval = 5
        /// Seconds that a connection may be silent, or may take to send the head of a request.
        package var idleTimeout: Double = 120
        /// Seconds that a body may take after its first bytes, and that a client may take to go on reading answers.
        package var transferTimeout: Double = 20
        /// The token that opens the control endpoint; nil leaves it closed.
        package var controlToken: String?
        /// The number of Graph requests answered per second; any more get 429. Nil for no limit.
        package var requestsPerSecond: Int?
        /// Whether DELETE of the settings is one of the service's operations.
        package var offersDelete = true
        package var afterDelete = AfterDelete.nulls
        /// Whether enforcement's refusals are only reported and the requests carried out.
        package var isSoft = false
        /// Whether requests are examined for the report.
        package var keepsReport = false
        package var faults: [InjectedFault] = []
        /// Called for every answered request, on the event loop that serves it, so on several at once: it must not block.
        package var onRequest: (@Sendable (SeenRequest) -> Void)?
        /// The seed for the dice of faults.
        package var seed: UInt64 = 1
        /// The wall clock, in seconds since 1970.
        package var now: @Sendable () -> Double = WallClock.now

        package init() {}
    }

    let world: World
    private let options: Options

    /// Throws `TenantFileError` for a tenant that was not read from a file.
    package init(_ tenant: SimulatedTenant, options: Options = Options()) async throws {
        world = World(Simulation(try await TenantPicture(tenant), options: options))
        self.options = options
    }

    /// Why an address cannot be served, in the system's words.
    package struct AddressProblem: Error { package let reason: String }

    /// Serves until the task is cancelled or a service group around it shuts down; `onRunning` gets the port. Throws
    /// `AddressProblem`.
    package func run(onRunning: @escaping @Sendable (Int) async -> Void) async throws {
        let face = HTTPFace(
            world: world, control: options.controlToken.map { Control(world: world, token: $0) }, options: options,
            isSecure: options.tls != nil)
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [OldVersionPlacer(), OversizedHeadHandler()],
            idleTimeout: .milliseconds(Int64(options.idleTimeout * 1000)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 32 * 1024, maxHeaderListSize: 64 * 1024, maxHeaderFieldCount: 200))
        let builder = HTTPServerBuilder { [tls = options.tls, idleTimeout = options.idleTimeout] responder in
            guard let tls else {
                return OnItsLoop(connections: HTTP1Channel(responder: responder, configuration: channel))
            }
            // The client chooses HTTP/2 or HTTP/1.1 by ALPN.
            let configuration = HTTP2ChannelConfiguration(
                idleTimeout: .milliseconds(Int64(idleTimeout * 1000)), streamConfiguration: channel)
            return OnItsLoop(
                connections: try HTTP2UpgradeChannel(
                    tlsConfiguration: tls, configuration: configuration, responder: responder))
        }
        var quiet = Logger(label: "photopolicy.serve.http") { _ in SwiftLogNoOpLogHandler() }
        quiet.logLevel = .critical
        let server = try builder.buildServer(
            configuration: ServerConfiguration(address: .hostname(options.host, port: options.port), backlog: 1024),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: quiet
        ) { request, writer, channel in
            try await face.respond(request, writer, channel)
        } onServerRunning: { channel in
            await onRunning(channel.localAddress?.port ?? 0)
        }
        Task.detached(priority: .background) { await SigningKeys.shared.prepare() }
        do {
            try await server.run()
        } catch let error as IOError {
            throw AddressProblem(reason: String(cString: strerror(error.errnoCode)).lowercased())
        }
    }

    package var report: RequestReport { world.report.withLock { $0 } }

    /// The address that clients are given once the port is known.
    package func address(port: Int) -> String {
        "\(options.tls == nil ? "http" : "https")://\(options.host.contains(":") ? "[\(options.host)]" : options.host):\(port)"
    }

    /// 256 random bits, for the control endpoint.
    package static func randomToken() -> String { Random.token() }
}
