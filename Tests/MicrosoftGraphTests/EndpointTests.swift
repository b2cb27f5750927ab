import Files
import FoundationEssentials
import Glibc
import NIOCore
import NIOHTTP1
import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct EndpointTests {
    @Test(arguments: [
        "https://graph.microsoft.com", "graph.microsoft.com", "http://127.0.0.1:8080", "http://localhost:1/x",
        "http://[::1]:8080", "http://127.8.9.1",
    ])
    func isAccepted(_ text: String) throws { _ = try Endpoint(text, from: "test") }

    @Test(arguments: [
        "http://graph.microsoft.com", "http://127.0.0.1.evil.example", "http://localhost.evil.example",
        "ftp://127.0.0.1",
        "https://user:word@graph.microsoft.com", "https://", "", "https://graph.microsoft.com?x=1", "http://128.0.0.1",
    ])
    func isRefused(_ text: String) {
        #expect { try Endpoint(text, from: "test") } throws: { ($0 as? ServiceError)?.code == "endpoint-refused" }
    }

    @Test func knowsItsOwnAddressesOnly() throws {
        let endpoint = try Endpoint("https://graph.example:8443/", from: "test")
        #expect(endpoint.isOrigin(of: "https://graph.example:8443/v1.0/users?$skiptoken=1"))
        #expect(!endpoint.isOrigin(of: "https://graph.example/v1.0/users"))
        #expect(!endpoint.isOrigin(of: "http://graph.example:8443/v1.0/users"))
        #expect(!endpoint.isOrigin(of: "https://graph.example:8443@evil.example/"))
        #expect(!endpoint.isOrigin(of: "https://graph.example.evil.example:8443/"))
    }

    @Test func proxyIsTakenFromTheEnvironmentButForItsExceptions() throws {
        let variables = [
            "HTTPS_PROXY": "http://me:word@proxy.example:3128", "NO_PROXY": "intern.example, .corp.example",
        ]
        let surroundings = NetworkSettings { variables[$0] }
        let proxy = try surroundings.proxy(for: "https://graph.microsoft.com/v1.0/me")
        #expect(proxy?.host == "proxy.example")
        #expect(proxy?.port == 3128)
        #expect(proxy?.credentials?.user == "me")
        for url in [
            "https://intern.example/", "https://a.intern.example/", "https://x.corp.example/", "http://127.0.0.1:80/",
            "http://localhost/", "http://169.254.169.254/metadata/identity",
        ] {
            #expect(try surroundings.proxy(for: url) == nil, "\(url)")
        }
        #expect(try surroundings.proxy(for: "https://notintern.example/") != nil)
        #expect(try NetworkSettings { _ in nil }.proxy(for: "https://graph.microsoft.com") == nil)
    }

    @Test func tokenOfTheEnvironmentIsTrimmedAndNothingElseIsTaken() throws {
        #expect(try GivenToken(text: " abc.def\n").token(for: .reading) == AccessToken("abc.def"))
        for text in ["", "  ", "Bearer abc", "abc\r\nX-Other: 1", "ä"] {
            #expect { try GivenToken(text: text) } throws: { ($0 as? ServiceError)?.code == "credential-unusable" }
        }
    }

    @Test(arguments: ["no certificate at all", nil])
    func certificatesThatCannotBeUsedAreTold(_ text: String?) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/\(GUID.random).pem"
        defer { try? FileManager.default.removeItem(atPath: path) }
        if let text { try Data(text.utf8).write(to: URL(filePath: path)) }
        let link = ClientLink(NetworkSettings { $0 == "SSL_CERT_FILE" ? path : nil })
        await #expect { try await link.send(HTTPRequest(.get, "https://127.0.0.1:1/")) } throws: {
            guard let error = $0 as? ServiceError else { return false }
            return error.code == "trust-unusable" && error.message.contains("SSL_CERT_FILE") && error.help != nil
        }
        await link.close()
    }

    /// A failure that would recur is not retried; a connection that was really cut is.
    @Test func onlyARealCutIsOne() {
        struct Odd: Error {}
        #expect(LinkFailure(Odd()) == .unsendable)
        #expect(LinkFailure(HTTPParserError.invalidHeaderToken) == .unsendable)
        #expect(LinkFailure(HTTPParserError.invalidEOFState) == .cut)
        #expect(LinkFailure(ChannelError.ioOnClosedChannel) == .cut)
        #expect(LinkFailure(IOError(errnoCode: ECONNRESET, reason: "x")) == .cut)
        #expect(LinkFailure(IOError(errnoCode: ECONNREFUSED, reason: "x")) == .noConnection)
    }

    @Test func unusableProxyIsTold() {
        let surroundings = NetworkSettings { $0 == "HTTPS_PROXY" ? "socks5://x:1" : nil }
        #expect { try surroundings.proxy(for: "https://graph.microsoft.com") } throws: {
            ($0 as? ServiceError)?.code == "proxy-unusable"
        }
    }
}
