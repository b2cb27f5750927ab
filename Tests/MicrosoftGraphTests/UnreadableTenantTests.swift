import Interpreter
import LiveChanges
import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

/// A tenant of which this sign-in may read only the setting.
@Suite struct UnreadableTenantTests {
    private static let tenantID = GUID(high: 0x72f9_88bf_86f1_41af, low: 0x91ab_2d7c_d011_db47)
    private static let operatorID = GUID(high: 1, low: 1)

    private static func token(_ claims: String) -> GivenToken {
        GivenToken(AccessToken("e30.\(Base64URL.encode(Array(claims.utf8))).sig"))
    }

    private static func answer(_ request: PlainRequest) -> PlainAnswer {
        if request.path.contains("openid-configuration") {
            return .json(#"{"issuer":"https://login.example/\#(tenantID)/v2.0"}"#)
        }
        let ids = (0..<20).filter { request.body.contains("\"id\":\"\($0)\"") }
        let items = ids.map {
            #"{"id":"\#($0)","status":403,"body":{"error":{"code":"Authorization_RequestDenied","message":"x"}}}"#
        }
        return .json(#"{"responses":[\#(items.joined(separator: ","))]}"#)
    }

    private static func connected(_ claims: String, named tenant: String?) async throws -> LiveTenant {
        var result: LiveTenant?
        try await LoopbackServer.answering({ answer($0) }) { server in
            let link = ClientLink(NetworkSettings { _ in nil }, timeout: .seconds(20))
            let endpoint = try Endpoint(server.url, from: "test")
            let connection = LiveConnection(courier: Courier(link: link), isReadOnly: false, onNote: { _ in })
            let target = SignInTarget(tenant: tenant, clientID: "x", authority: endpoint, graph: endpoint)
            do { result = try await connection.tenant(of: token(claims), target) } catch {
                await link.close()
                throw error
            }
            await link.close()
        }
        return try #require(result)
    }

    @Test func itIsKnownByTheTokenAndTheDomainThatWasNamed() async throws {
        let claims = #"{"tid":"\#(Self.tenantID)","oid":"\#(Self.operatorID)","wids":["\#(Self.peopleAdmin)"]}"#
        let named = try await Self.connected(claims, named: "contoso.com")
        #expect(named.directory.tenant.id == Self.tenantID)
        // `--yes` accepts either.
        #expect(named.directory.tenant.isIdentified(by: Self.tenantID.description))
        #expect(named.directory.tenant.isIdentified(by: "contoso.com"))
        let unnamed = try await Self.connected(claims, named: nil)
        #expect(unnamed.directory.tenant.displayName == Self.tenantID.description)
        #expect(!unnamed.directory.tenant.isIdentified(by: "contoso.com"))
        let roles = (unnamed.directory as? GraphDirectory)?.tokenRoles
        #expect(roles?.account == Self.operatorID)
        #expect(roles?.roles == [.peopleAdmin])
    }

    private static let peopleAdmin = RoleCatalog.builtIn[.peopleAdmin].id

    @Test func anotherTenantThanTheNamedOneIsRefused() async throws {
        await #expect {
            try await Self.connected(#"{"tid":"\#(GUID(high: 9, low: 9))"}"#, named: "contoso.com")
        } throws: { ($0 as? ServiceError)?.code == "wrong-tenant" }
    }

    @Test func tokenThatShowsNoTenantIsRefused() async throws {
        await #expect {
            try await Self.connected(#"{"scp":"PeopleSettings.Read.All"}"#, named: nil)
        } throws: { ($0 as? ServiceError)?.code == "sign-in-needed" }
    }
}
