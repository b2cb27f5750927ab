import NIOCore
import PhotoPolicy
import Synchronization
import Tenants
import Testing

@testable import MicrosoftGraph

/// Over real HTTP: answers that no service itself gives, but that proxies, delays and policies cause.
@Suite struct HandServedTests {
    private static let settings = #"{"source":"cloud","allowedRoles":[]}"#

    /// Returns the settings read from a service that answers by script.
    private static func read(
        timeout: Duration = .seconds(20), _ script: @escaping @Sendable (PlainRequest) -> PlainAnswer
    ) async throws -> Result<PhotoUpdateSettings, any Error> {
        var result: Result<PhotoUpdateSettings, any Error> = .failure(CancellationError())
        try await LoopbackServer.answering(script) { server in
            let link = ClientLink(NetworkSettings { _ in nil }, timeout: timeout)
            let graph = GraphClient(
                endpoint: try Endpoint(server.url, from: "test"),
                courier: Courier(link: link, time: TestTime().keeper), tokens: TestTokens())
            let service = GraphPhotoService(
                graph: graph, facts: TenantFacts(granted: [], hasDirectorySync: nil), operatorID: nil)
            do {
                result = .success(try await service.currentSettings())
            } catch {
                result = .failure(error)
            }
            await link.close()
        }
        return result
    }

    @Test(arguments: [200, 302, 401, 403, 404, 407])
    func pageOfAProxyIsNoAnswerAboutTheTenant(_ status: Int) async throws {
        let result = try await Self.read { _ in .page(status) }
        #expect { try result.get() } throws: {
            guard let error = $0 as? ServiceError else { return false }
            return error.kind == .unreachable && error.code == "answer-unreadable" && error.message.contains("proxy")
        }
    }

    /// Every observed spelling of *no restriction* (S).
    @Test(arguments: [
        #"{"source":null,"allowedRoles":[]}"#, #"{"source":null,"allowedRoles":null}"#,
        #"{"source":"","allowedRoles":""}"#, #"{"Source":null,"AllowedRoles":{}}"#, #"{"allowedRoles":[]}"#,
        #"{"source":null}"#,
        #"{"@odata.context":"https://graph/beta/$metadata#admin/people/photoUpdateSettings/$entity"}"#,
    ])
    func absentIsReadAsNoRestriction(_ body: String) async throws {
        #expect(try await Self.read { _ in .json(body) }.get() == .untouched)
    }

    /// Errors as they are nested, and answers that do not come from the service.
    @Test(arguments: [
        (403, #"{"error":{"code":"forbidden","message":"x","innerError":{"request-id":"id-7"}}}"#, "not-permitted"),
        (403, #"{"error":{"code":"forbidden","innererror":{"innerError":{"request-id":"id-7"}}}}"#, "not-permitted"),
        (400, #"{"error":{"code":"BadRequest","message":"{\"error\":{\"message\":\"id-7\"}}"}}"#, "request-refused"),
        (
            400,
            #"{"error":{"code":"BadRequest","message":"{\"errorCode\":\"x\",\"message\":\"id-7\",\"target\":null}"}}"#,
            "request-refused"
        ),
        (404, #"{"error":{"code":"itemNotFound","message":"x"}}"#, "answer-unreadable"),
        (404, #"{"error":"no Route matched"}"#, "answer-unreadable"), (400, "{}", "answer-unreadable"),
        (200, "{}", "answer-unreadable"), (200, #"{"error":{"code":"x"}}"#, "answer-unreadable"),
        (200, #"{"source":"cloud","Source":null}"#, "answer-unreadable"),
        (200, #"{"source":7}"#, "settings-not-understood"),
    ])
    func whatIsNotTheSettingIsAnError(_ status: Int, _ body: String, _ code: String) async throws {
        let result = try await Self.read { _ in .json(body, status: status) }
        #expect {
            try result.get()
        } throws: {
            guard let error = $0 as? ServiceError else { return false }
            return error.code == code && (!body.contains("id-7") || error.sentence.contains("id-7"))
        }
    }

    @Test func gatewaysPageIsAskedAgain() async throws {
        let count = Mutex(0)
        let result = try await Self.read { _ in
            count.withLock {
                $0 += 1; return $0
            } == 1 ? .page(502) : .json(Self.settings)
        }
        #expect(try result.get() == PhotoUpdateSettings(source: .cloud))
    }

    @Test func answerThatStallsInItsMiddleIsGivenUp() async throws {
        let count = Mutex(0)
        let result = try await Self.read(timeout: .seconds(4)) { _ in
            count.withLock {
                $0 += 1; return $0
            } == 1 ? .stalled() : .json(Self.settings)
        }
        #expect(try result.get() == PhotoUpdateSettings(source: .cloud))
    }

    /// Each byte comes in time, but the whole never does.
    @Test func answerThatDripsIsGivenUp() async throws {
        try await LoopbackServer.run { connection in
            try await connection.executeThenClose { inbound, outbound in
                for try await _ in inbound { break }
                try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"))
                while !Task.isCancelled {
                    try await outbound.write(ByteBuffer(string: " "))
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
        } while: { server in
            let link = ClientLink(NetworkSettings { _ in nil }, timeout: .seconds(20), deadline: .seconds(1))
            await #expect { try await link.send(HTTPRequest(.get, server.url + "/x")) } throws: {
                ($0 as? LinkFailure) == .timedOut
            }
            await link.close()
        }
    }

    @Test func claimsChallengeLeadsToASignInThatBringsThem() async throws {
        let claims = #"{"access_token":{"nbf":{"essential":true,"value":"1790000000"}}}"#
        let challenge =
            "WWW-Authenticate: Bearer realm=\"\", authorization_uri=\"x\", error=\"insufficient_claims\", "
            + "claims=\"\(Base64URL.encode(Array(claims.utf8)))\""
        try await LiveWorld.run { world in
            let refused = Mutex<String?>(nil)
            try await LoopbackServer.answering({ request in
                let token = request.head.split(separator: "\r\n").first { $0.hasPrefix("Authorization:") }.map(
                    String.init)
                return refused.withLock { refused in
                    if refused == nil || refused == token {
                        refused = token
                        return .json("{}", status: 401, headers: [challenge])
                    }
                    return .json(Self.settings)
                }
            }) { graph in
                let told = world.told
                let signedIn = try await world.byCode.signIn(
                    profile: "test",
                    SignInTarget(
                        tenant: "contoso.com", clientID: LiveWorld.client, authority: world.target.authority,
                        graph: try Endpoint(graph.url, from: "test")),
                    permissions: SignInScopes.reading, isReadOnly: true, keepsWriting: false, store: world.store,
                    courier: world.courier, onNote: { told.add($0) })
                let tenant = try await world.tenant(of: signedIn, readsDirectory: false)
                #expect(try await tenant.service.currentSettings() == PhotoUpdateSettings(source: .cloud))
            }
            let signIns = world.link.requests.filter { $0.url.hasSuffix("/devicecode") }
                .map { String(decoding: $0.body ?? [], as: UTF8.self) }
            #expect(signIns.count == 2)
            #expect(signIns.first?.contains("claims=") == false)
            #expect(signIns.last?.contains("claims=\(WireText.percentEncoded(claims))") == true)
        }
    }
}
