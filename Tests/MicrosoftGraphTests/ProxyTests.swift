import FoundationEssentials
import NIOSSL
import PhotoPolicy
import Tenants
import Testing

@testable import GraphSimulator
@testable import MicrosoftGraph

/// A tunnelling proxy on the way to a service over TLS.
@Suite struct ProxyTests {
    private static let request = HTTPRequest(.get, "https://graph.example/v1.0/me")

    private struct Way {
        let seen = Told()
        var answer: HTTPAnswer?
        var failure: LinkFailure?
    }

    /// Asks `graph.example`, a host that only the proxy knows.
    private static func ask(
        refusing: Bool = false, _ variables: [String: String], password: String = "me:w%40rd@"
    ) async throws -> Way {
        let made = try TestCertificate()
        let path = FileManager.default.temporaryDirectory.path + "/\(GUID.random).pem"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(made.certificate.utf8).write(to: URL(filePath: path))
        var options = GraphSimulator.Options()
        options.tls = .makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(made.certificate.utf8), format: .pem))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(made.key.utf8), format: .pem)))
        let tenant = try SimulatedTenant.load(json: Array(try LiveWorld.contoso().utf8))
        let simulator = try await RunningSimulator.start(tenant, options: options)
        var way = Way()
        let seen = way.seen
        try await LoopbackServer.proxying(to: simulator.port, refusing: refusing, seen: { seen.add($0) }) { proxy in
            var all = variables
            all["HTTPS_PROXY"] = "http://\(password)127.0.0.1:\(proxy.port)"
            all["SSL_CERT_FILE"] = path
            let link = ClientLink(NetworkSettings { [all] in all[$0] }, timeout: .seconds(20))
            do {
                way.answer = try await link.send(request)
            } catch {
                way.failure = error as? LinkFailure
            }
            await link.close()
        }
        await simulator.stop()
        return way
    }

    @Test func tunnelIsAskedForAndNothingElseIsShown() async throws {
        let way = try await Self.ask([:])
        #expect(way.answer?.status == 401)
        let head = try #require(way.seen.all.first)
        #expect(way.seen.all.count == 1)
        #expect(head.hasPrefix("CONNECT graph.example:443 HTTP/1.1\r\n"))
        #expect(head.contains("Basic \(Data("me:w@rd".utf8).base64EncodedString())"))
        #expect(!head.contains("/v1.0/me"))
    }

    @Test func exceptionGoesPastTheProxy() async throws {
        let way = try await Self.ask(["NO_PROXY": "other.example,graph.example"])
        #expect(way.failure == .noConnection)
        #expect(way.seen.all.isEmpty)
    }

    @Test func proxyThatRefusesIsTold() async throws {
        let way = try await Self.ask(refusing: true, [:], password: "")
        #expect(way.failure == .proxyRefused)
    }
}
