import FoundationEssentials
import GraphSimulator
import Logging
import PhotoPolicy
import SimulatorControl
import Synchronization
import Tenants
import Testing

@testable import MicrosoftGraph

/// A running simulator and a client that is signed in to it over real HTTP; back-off takes no real time.
struct LiveWorld {
    let simulator: RunningSimulator
    let link: RecordingLink
    let time = TestTime()
    let serviceClock: TestClock
    let folder: String
    let store: ProfileStore
    let target: SignInTarget
    let told = Told()

    static let client = "11111111-2222-4333-8444-555555555555"

    /// Runs a test on its own simulator, then stops the simulator and the client.
    static func run(
        _ json: String? = nil, autoApprove: String? = "global.admin@contoso.com", timeout: Duration = .seconds(20),
        change: (inout GraphSimulator.Options) -> Void = { _ in }, _ body: (LiveWorld) async throws -> Void
    ) async throws {
        let text = try json ?? contoso()
        let tenant = try SimulatedTenant.load(json: Array(text.utf8))
        let clock = TestClock()
        var options = GraphSimulator.Options()
        options.autoApprove = autoApprove
        options.now = { clock.now }
        options.grantsAllConsented = false
        change(&options)
        let simulator = try await RunningSimulator.start(tenant, options: options)
        let client = ClientLink(NetworkSettings { _ in nil }, timeout: timeout)
        let endpoint = try Endpoint(simulator.url, from: "test")
        let folder = FileManager.default.temporaryDirectory.path + "/photopolicy-\(GUID.random)"
        let world = LiveWorld(
            simulator: simulator, link: RecordingLink(client), serviceClock: clock, folder: folder,
            store: ProfileStore(folder: folder + "/sign-ins"),
            target: SignInTarget(tenant: "contoso.com", clientID: Self.client, authority: endpoint, graph: endpoint))
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(world))
        } catch {
            result = .failure(error)
        }
        await client.close()
        await simulator.stop()
        try? FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    /// Returns the embedded tenant of the current profile as a file.
    static func contoso() throws -> String {
        String(decoding: try #require(try EmbeddedTenants.tenant(named: "contoso-2026")).saved(), as: UTF8.self)
    }

    var courier: Courier {
        var log = Logger(label: "test") { [told] _ in ToldLog(told: told) }
        log.logLevel = .trace
        return Courier(link: link, time: time.keeper, log: log) { [told] in told.add("\($0)") }
    }

    var byCode: InteractiveSignIn {
        let told = told
        return InteractiveSignIn(way: .deviceCode, show: { told.add($0) }, open: { _ in false })
    }

    /// A sign-in with a browser that follows one redirect, to us.
    var byBrowser: InteractiveSignIn {
        let (told, link) = (told, link)
        return InteractiveSignIn(
            way: .browser, show: { told.add($0) },
            open: { page in
                let answer = try? await link.send(HTTPRequest(.get, page))
                guard let back = answer?[header: "Location"] else { return false }
                _ = try? await link.send(HTTPRequest(.get, back.replacing("localhost", with: "127.0.0.1")))
                return true
            })
    }

    func signIn(isReadOnly: Bool = false, as way: InteractiveSignIn? = nil) async throws -> SignedIn {
        let told = told
        return try await (way ?? byCode).signIn(
            profile: "test", target, permissions: SignInScopes.reading + (isReadOnly ? [] : SignInScopes.writing),
            isReadOnly: isReadOnly, keepsWriting: false, store: store, courier: courier, onNote: { told.add($0) })
    }

    func tenant(of signedIn: SignedIn, isReadOnly: Bool = false, readsDirectory: Bool = true) async throws -> LiveTenant
    {
        let told = told
        return try await LiveConnection(
            courier: courier, isReadOnly: isReadOnly, readsDirectory: readsDirectory, onNote: { told.add($0) }
        ).tenant(of: signedIn)
    }

    /// Returns the saved sign-in as another process finds it, with nobody to ask.
    func saved() throws -> SignedIn {
        let saved = try SignedIn(saved: "test", in: store, courier: courier, interactive: nil) { _ in }
        return try #require(saved)
    }

    func tenant() async throws -> LiveTenant { try await tenant(of: signIn()) }

    /// The settings that the service has accepted.
    var settings: PhotoUpdateSettings { simulator.simulator.tenant.service.serviceState.acceptedSettings }
}

/// A link that passes everything on and records it.
final class RecordingLink: Link {
    private let base: any Link
    private let exchanges = Mutex<[(request: HTTPRequest, answer: HTTPAnswer?)]>([])

    init(_ base: any Link) { self.base = base }

    var requests: [HTTPRequest] { exchanges.withLock { $0.map(\.request) } }
    var answers: [HTTPAnswer] { exchanges.withLock { $0.compactMap(\.answer) } }

    func count(_ method: HTTPRequest.Method, _ part: String) -> Int {
        // Foundation's `contains` is false for an empty text.
        requests.count { $0.method == method && (part.isEmpty || $0.url.contains(part)) }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPAnswer {
        do {
            let answer = try await base.send(request)
            exchanges.withLock { $0.append((request, answer)) }
            return answer
        } catch {
            exchanges.withLock { $0.append((request, nil)) }
            throw error
        }
    }

    func renew() async { await base.renew() }
}

/// The simulator's wall clock, which tests move.
final class TestClock: Sendable {
    private let seconds = Mutex(1_790_000_000.0)

    var now: Double { seconds.withLock { $0 } }

    func advance(_ span: Double) { seconds.withLock { $0 += span } }
}

/// Everything that a person or a log is told.
final class Told: Sendable {
    private let texts = Mutex<[String]>([])

    var all: [String] { texts.withLock { $0 } }

    func add(_ text: String) { texts.withLock { $0.append(text) } }
}

struct ToldLog: LogHandler {
    let told: Told
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(told: Told) { self.told = told }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { told.add("\(event.message) \(event.metadata ?? [:])") }
}
