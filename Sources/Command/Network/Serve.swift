#if Network
import ArgumentParser
import Files
import Glibc
import GraphSimulator
import Logging
import Resolution
import Runner
import ServiceLifecycle
import Tenants
import Text

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a simulated tenant as Microsoft Graph and its sign-in service do.",
        discussion: """
            A test double for clients of the photo update settings: point the authority at ADDRESS/common and Graph's \
            endpoint at ADDRESS/v1.0 or ADDRESS/beta. The usual sign-in libraries insist on https: see \
            --tls-self-signed. The simulated clock stands still; the control endpoint advances it.

            Ends on SIGINT and SIGTERM. The access log goes to standard error and holds no tokens. \
            GET /_photopolicy/ready answers 200 once requests are served.
            """)

    @Option(
        help: ArgumentHelp(
            "The simulated tenant: an embedded one (see `photopolicy tenants`), or a tenant file.",
            valueName: "name|file"))
    var simulate = EmbeddedTenants.names[0]

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port; 0 lets the system choose.", valueName: "n"))
    var port = 8765

    @OptionGroup var tlsOptions: TLSOptions

    @Option(help: ArgumentHelp("Sign this account in without asking.", valueName: "account"))
    var autoApprove: String?

    @Option(help: ArgumentHelp("How long access tokens last, in seconds on the wall clock.", valueName: "seconds"))
    var tokenLifetime = 3600

    @Option(
        help: ArgumentHelp("The one secret that an application may show; any will do without it.", valueName: "secret"))
    var clientSecret: String?

    @Option(
        help: ArgumentHelp(
            "Write the address, and no more, to this file once requests are served.", valueName: "file"))
    var readyFile: String?

    @OptionGroup var serviceOptions: ServiceOptions

    @OptionGroup var faultOptions: FaultOptions

    @OptionGroup var logOptions: LogOptions

    @Option(
        help: ArgumentHelp(
            "Open the control endpoint, /_photopolicy; its random token is written to this file.", valueName: "file"))
    var control: String?

    @Flag(help: "Print what is modelled, on what it rests and how sure that is, and end.")
    var parity = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
        guard (1...86_400).contains(tokenLifetime) else {
            throw ValidationError("--token-lifetime is a number of seconds from 1 to 86400")
        }
    }

    func run() async throws {
        try await reportingFailures {
            if parity { return Output.standard.write(Self.parityTable()) }
            var options = try simulatorOptions()
            let tenant = try TenantChoice.simulatedTenant(named: simulate)
            if let autoApprove, try await tenant.directory.account(named: autoApprove) == nil {
                throw Failure(.usage, CheckCode.userUnknown, "the tenant has no account `\(autoApprove)`")
            }
            if !["127.0.0.1", "::1", "localhost"].contains(host) {
                Output.error.write(
                    "warning: \(Visible.text(host)) is not a loopback address: whoever reaches it can sign in as anybody"
                        + " in this simulated tenant\n")
            }
            // A ready file left by an earlier run would name an address where nobody listens.
            if let readyFile { unlink(readyFile) }
            let log = try logOptions.open()
            defer { log?.end() }
            if let log { options.onRequest = { log.add($0) } }
            options.keepsReport = logOptions.report != nil || control != nil
            try await serve(tenant, options)
        }
    }

    private func simulatorOptions() throws -> GraphSimulator.Options {
        var options = GraphSimulator.Options()
        options.host = host
        options.port = port
        options.tls = try tlsOptions.configuration()
        options.autoApprove = autoApprove
        options.faults = try faultOptions.faults()
        options.seed = faultOptions.seed
        options.requestsPerSecond = faultOptions.throttle
        options.accessTokenLifetime = Double(tokenLifetime)
        options.clientSecret = clientSecret
        serviceOptions.apply(to: &options)
        if let control { options.controlToken = try Self.controlToken(at: control) }
        return options
    }

    private func serve(_ tenant: SimulatedTenant, _ options: GraphSimulator.Options) async throws {
        let simulator = try await GraphSimulator(tenant, options: options)
        var configuration = ServiceGroupConfiguration(
            services: [
                ServedSimulator(
                    simulator: simulator, tenantName: tenant.directory.tenant.displayName, readyFile: readyFile)
            ],
            gracefulShutdownSignals: [.sigint, .sigterm],
            logger: Logger(label: "photopolicy.serve.group") { _ in SwiftLogNoOpLogHandler() })
        // Answers in progress are finished, but a client that sends slowly or a delayed answer is not waited for.
        configuration.maximumGracefulShutdownDuration = .seconds(3)
        let group = ServiceGroup(configuration: configuration)
        do {
            try await group.run()
        } catch {
            let reason = (error as? GraphSimulator.AddressProblem)?.reason ?? "\(error)"
            throw Failure(
                .unreadable, ProgramCode.addressNotUsable, "cannot listen on \(host), port \(port): \(reason)",
                help: "choose another port; --port 0 lets the system choose")
        }
        try logOptions.write(simulator.report)
    }

    private static func controlToken(at path: String) throws -> String {
        let token = GraphSimulator.randomToken()
        try replaceFile(at: path, with: Array((token + "\n").utf8), mode: 0o600)
        return token
    }

    private static func parityTable() -> String {
        let rows = Parity.all.map { [$0.fact.certainty, $0.fact.rawValue, $0.subject, $0.behaviour] }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0.padded(to: $1) + "  " }.joined() + row[3] + "\n"
        }.joined()
    }
}

/// The simulator as a service that ends with its group.
private struct ServedSimulator: Service {
    let simulator: GraphSimulator
    let tenantName: String
    let readyFile: String?

    func run() async throws {
        try await simulator.run { port in
            let address = simulator.address(port: port)
            if let readyFile {
                do throws(FileError) {
                    try replaceFile(at: readyFile, with: Array((address + "\n").utf8))
                } catch {
                    Output.error.write("warning: \(Visible.text(error.message))\n")
                }
            }
            Output.standard.write(
                """
                serving \(Visible.text(tenantName)) (simulated) at \(address)
                  authority  \(address)/common
                  graph      \(address)/v1.0 and \(address)/beta

                """)
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
#endif
