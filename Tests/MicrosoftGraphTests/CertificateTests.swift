import Crypto
import Files
import FoundationEssentials
import JWTKit
import NIOSSL
import PhotoPolicy
import Tenants
import Testing
import X509

@testable import GraphSimulator
@testable import MicrosoftGraph

@Suite struct CertificateTests {
    @Test func assertionIsSignedAndNamesItsCertificate() async throws {
        let made = try TestCertificate()
        let path = FileManager.default.temporaryDirectory.path + "/\(GUID.random).pem"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try made.write(to: path)
        let token = try await ClientAssertion.signed(
            certificateFile: path, clientID: "client", audience: "https://login.example/token",
            now: Instant(seconds: 1_790_000_000))
        let certificate = try Certificate(pemEncoded: made.certificate)
        let key = try Insecure.RSA.PublicKey(pem: certificate.publicKey.serializeAsPEM().pemString)
        let keys = await JWTKeyCollection().add(pss: key, digestAlgorithm: .sha256)
        let claims = try await keys.verify(token, as: ClientAssertion.self)
        #expect(claims.iss == "client" && claims.sub == "client" && claims.aud == "https://login.example/token")
        #expect(claims.exp == 1_790_000_600)
        let header = try #require(Base64URL.decode(String(token.prefix { $0 != "." })).flatMap { WireValue(json: $0) })
        #expect(header["alg"]?.string == "PS256")
        let thumbprint = SHA256.hash(data: try certificate.serializeAsPEM().derBytes)
        #expect(header["x5t#S256"]?.string == Base64URL.encode(thumbprint))
    }

    @Test(arguments: ["", "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----", "no PEM at all"])
    func unusableFileIsTold(_ text: String) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/\(GUID.random).pem"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        await #expect {
            try await ClientAssertion.signed(
                certificateFile: path, clientID: "c", audience: "a", now: Instant(seconds: 0))
        } throws: {
            ($0 as? ServiceError)?.code == "credential-unusable"
        }
    }

    @Test func applicationSignsInByItsCertificate() async throws {
        let made = try TestCertificate()
        let path = FileManager.default.temporaryDirectory.path + "/\(GUID.random).pem"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try made.write(to: path)
        try await LiveWorld.run { world in
            let connection = LiveConnection(courier: world.courier, isReadOnly: true, onNote: { _ in })
            let tenant = try await connection.tenant(of: .certificate(path: path), world.target)
            #expect(try await tenant.service.currentSettings() == .untouched)
        }
    }

    @Test func certificateIsTrustedOnlyWhenTheFileSaysSo() async throws {
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
        let request = HTTPRequest(.get, simulator.url + "/v1.0/me")
        let trusting = ClientLink(NetworkSettings { $0 == "SSL_CERT_FILE" ? path : nil })
        let usual = ClientLink(NetworkSettings { _ in nil })
        let answer = try? await trusting.send(request)
        let refused: LinkFailure?
        do {
            _ = try await usual.send(request)
            refused = nil
        } catch { refused = error as? LinkFailure }
        await trusting.close()
        await usual.close()
        await simulator.stop()
        #expect(answer?.status == 401)
        #expect(refused == .untrustedCertificate)
    }
}
