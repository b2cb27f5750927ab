import FoundationEssentials
import GraphSimulator
import PhotoPolicy
import SimulatorControl
import Tenants
import Testing

@testable import MicrosoftGraph

/// Everything that a session prints, logs, throws and writes holds no secret, except the sign-in's own file.
@Suite struct LeftBehindTests {
    enum Way: CaseIterable {
        case deviceCode, browser, givenToken, secret, certificate, federatedFile, gitHub, managedIdentity
    }

    @Test(arguments: Way.allCases)
    func noSecretIsLeftBehind(_ way: Way) async throws {
        try await LiveWorld.run { world in
            // The token that some ways pass on also belongs to this tenant.
            let token = try await world.signIn().tokens.token(for: .writing).secret
            let platform: @Sendable (PlainRequest) -> PlainAnswer = { request in
                .json(
                    request.path.hasPrefix("/workflow")
                        ? #"{"value":"workflow-proof"}"#
                        : #"{"access_token":"\#(token)","expires_in":"3599"}"#)
            }
            try await LoopbackServer.answering(platform) { server in
                let session = try LiveSession(
                    tenant: try await Self.tenant(way, world, token, server), folder: world.folder, time: world.time)
                world.simulator.simulator.inject(InjectedFault(.status(503), path: "photoupdatesettings"))
                world.told.add("\(try await session.run("source cloud; apply; who can update own photo via Teams;"))")
                world.simulator.simulator.inject(InjectedFault(.status(403), path: "photoupdatesettings"))
                let end = try await session.run("show policy;")
                #expect(end.error != nil, "a fault was to come")
                world.told.add("\(end)")
                // Dumped as a debugger or a crash would show them; the network's own parts lie deeper.
                let service = try #require(session.tenant.service as? GraphPhotoService)
                var dumped = ""
                dump(service.graph.tokens, to: &dumped, maxDepth: 7)
                world.told.add(dumped)
            }
            let secrets = world.link.secrets
            #expect(secrets.count >= 3)
            let left = world.told.all.joined(separator: "\n") + (try Self.files(in: world.folder + "/journal"))
            #expect(left.contains("photoUpdateSettings"), "the log was on")
            #expect(left.contains("allowedRoles") || left.contains("cloud"), "the journal was read")
            let found = secrets.filter(left.contains)
            #expect(found.isEmpty)
        }
    }

    private static func tenant(
        _ way: Way, _ world: LiveWorld, _ token: String, _ server: LoopbackServer
    ) async throws -> LiveTenant {
        let told = world.told
        let connection = LiveConnection(courier: world.courier, isReadOnly: false, onNote: { told.add($0) })
        let path = world.folder + "-proof"
        defer { try? FileManager.default.removeItem(atPath: path) }
        func application(_ variables: [String: String]) async throws -> LiveTenant {
            try await connection.tenant(
                of: try #require(try AppCredential { variables[$0] }), world.target)
        }
        switch way {
        case .deviceCode: return try await world.tenant()
        case .browser: return try await world.tenant(of: world.signIn(as: world.byBrowser))
        case .givenToken: return try await connection.tenant(of: GivenToken(AccessToken(token)), world.target)
        case .secret: return try await application(["AZURE_CLIENT_SECRET": "app-proof"])
        case .certificate:
            try TestCertificate().write(to: path)
            return try await application(["AZURE_CLIENT_CERTIFICATE_PATH": path])
        case .federatedFile:
            try Data("federated-proof".utf8).write(to: URL(filePath: path))
            return try await application(["AZURE_FEDERATED_TOKEN_FILE": path])
        case .gitHub:
            return try await application([
                "ACTIONS_ID_TOKEN_REQUEST_URL": server.url + "/workflow?v=1",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "workflow-bearer", "AZURE_CLIENT_ID": LiveWorld.client,
            ])
        case .managedIdentity:
            return try await application([
                "IDENTITY_ENDPOINT": server.url + "/identity", "IDENTITY_HEADER": "identity-proof",
            ])
        }
    }

    private static func files(in folder: String) throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
            String(decoding: FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data(), as: UTF8.self)
        }.joined()
    }
}

extension RecordingLink {
    /// Every token, code and proof that was sent over the link in either direction.
    fileprivate var secrets: Set<String> {
        let ofAnswers = answers.compactMap { WireValue(json: $0.body) }.flatMap { answer in
            ["access_token", "refresh_token", "id_token", "device_code", "value"].compactMap { answer[$0]?.string }
        }
        let names = ["client_secret", "client_assertion", "code", "code_verifier", "refresh_token", "device_code"]
        let ofForms = requests.flatMap { request in
            String(decoding: request.body ?? [], as: UTF8.self).split(separator: "&").compactMap { field -> String? in
                let parts = field.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, names.contains(String(parts[0])) else { return nil }
                return String(parts[1]).removingPercentEncoding
            }
        }
        let ofHeaders = requests.flatMap { request in
            [request[header: "Authorization"], request[header: "X-IDENTITY-HEADER"]].compactMap {
                $0?.split(separator: " ").last.map(String.init)
            }
        }
        return Set(ofAnswers + ofForms + ofHeaders)
    }
}
