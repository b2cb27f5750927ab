import FoundationEssentials
import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct ProfileStoreTests {
    private let folder: String
    private let store: ProfileStore

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/photopolicy-\(GUID.random)"
        store = ProfileStore(folder: folder + "/sign-ins")
    }

    private func profile(_ name: String, tenant: UInt64 = 1, keepsWriting: Bool = false) throws -> Profile {
        Profile(
            name: name, tenant: GUID(high: 0, low: tenant), tenantName: "Contoso \"x\"", domains: ["contoso.com"],
            target: SignInTarget(
                tenant: nil, clientID: "client", authority: try Endpoint("https://login.example", from: "test"),
                graph: try Endpoint("https://graph.example", from: "test")),
            account: "a@contoso.com", permissions: SignInScopes.settings + SignInScopes.writing, isReadOnly: false,
            keepsWriting: keepsWriting)
    }

    private func tokens(_ permissions: [String]) -> SavedTokens {
        SavedTokens(
            refreshToken: AccessToken("refresh"),
            access: SavedTokens.Access(
                token: AccessToken("access"), asked: permissions,
                writes: permissions.contains { $0.contains("ReadWrite") }, expires: Instant(seconds: 99)))
    }

    @Test func whatIsSavedIsRead() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try store.save(try profile("a"), tokens(SignInScopes.settings))
        let read = try #require(try store.load("a"))
        #expect(read.profile == (try profile("a")))
        #expect(read.tokens == tokens(SignInScopes.settings))
        #expect(store.names() == ["a"])
    }

    @Test func filesAreClosedToOthers() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try store.save(try profile("a"), tokens([]))
        for (path, mode) in [(folder + "/sign-ins/a.json", 0o600), (folder + "/sign-ins", 0o700)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(path)")
        }
    }

    @Test func tokenThatCanChangeSomethingIsNotKeptUnlessAsked() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try store.save(try profile("a"), tokens(SignInScopes.settings + SignInScopes.writing))
        #expect(try store.load("a")?.tokens.access == nil)
        try store.save(try profile("b", keepsWriting: true), tokens(SignInScopes.writing))
        #expect(try store.load("b")?.tokens.access != nil)
    }

    @Test(arguments: ["", ".", "..", "../x", "a/b", ".hidden", "-x", "a b", "a\0b", String(repeating: "a", count: 65)])
    func strangeNamesAreNoFiles(_ name: String) throws {
        #expect(!Profile.isName(name))
        #expect(try store.load(name) == nil)
        #expect(try store.remove(name) == false)
    }

    @Test func damagedFileIsTold() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try store.save(try profile("a"), tokens([]))
        try Data("{\"tenant\":".utf8).write(to: URL(filePath: folder + "/sign-ins/a.json"))
        #expect { try store.profile(named: "a") } throws: { ($0 as? ServiceError)?.code == "profile-damaged" }
    }

    @Test func removingTellsWhetherThereWasOne() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try store.save(try profile("a"), tokens([]))
        #expect(try store.remove("a"))
        #expect(try !store.remove("a"))
        #expect(store.names().isEmpty)
    }

    @Test func fileThatOthersCouldReadIsClosed() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try store.save(try profile("a"), tokens([]))
        let path = folder + "/sign-ins/a.json"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try store.save(try profile("a"), tokens([]))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func profileGoesToItsOwnCloudOnly() async throws {
        let profile = try profile("a")
        let courier = Courier(link: ScriptedLink { _, _ in HTTPAnswer(status: 500) })
        try await profile.checkEndpoints(courier: courier) { ["AZURE_TENANT_ID": "contoso.com"][$0] }
        for variables in [
            ["AZURE_AUTHORITY_HOST": "https://evil.example"], ["PHOTOPOLICY_GRAPH_ENDPOINT": "http://127.0.0.1:1"],
            ["AZURE_TENANT_ID": GUID(high: 9, low: 9).description],
        ] {
            await #expect { try await profile.checkEndpoints(courier: courier) { variables[$0] } } throws: {
                ($0 as? ServiceError)?.code == "profile-mismatch"
            }
        }
    }

    @Test func choiceGivesWayInOrder() throws {
        let variables = ["AZURE_CLIENT_ID": "from-environment", "AZURE_TENANT_ID": "env.example"]
        let option = try SignInChoice(clientID: "from-option").target { variables[$0] }
        #expect(option.clientID == "from-option")
        #expect(option.tenant == "env.example")
        #expect(option.graph.description == "https://graph.microsoft.com")
        let cloud = try SignInChoice(cloud: .usgovDoD).target { variables[$0] }
        #expect(cloud.clientID == "from-environment")
        #expect(cloud.graph.host == "dod-graph.microsoft.us")
        #expect(cloud.authority.host == "login.microsoftonline.us")
        #expect { try SignInChoice().target { _ in nil } } throws: {
            ($0 as? ServiceError)?.code == "client-id-missing"
        }
    }

    @Test func tokensDescribeThemselvesAsDots() {
        let token = AccessToken("very-secret")
        #expect("\(token) \(String(reflecting: token)) \([token])".contains("very-secret") == false)
        var dumped = ""
        dump(tokens([]), to: &dumped)
        #expect(!dumped.contains("refresh\""))
    }
}
