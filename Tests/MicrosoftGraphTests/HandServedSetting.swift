import FoundationEssentials
import PhotoPolicy
import Synchronization
import Tenants
import Testing

@testable import MicrosoftGraph

/// The setting behind real HTTP, with configurable misbehaviour in its answers.
final class HandServedSetting: Sendable {
    private struct State {
        var current = #"{"source":null,"allowedRoles":[]}"#
        var shown: String?
        var staleReadings: Int
        var failsReadings: Bool
        var patches = 0
    }

    private let state: Mutex<State>
    private let answersPatches: Bool
    private let carriesOut: Bool
    private let arrivals = AsyncStream.makeStream(of: Void.self)

    /// - Parameters:
    ///   - staleReadings: how many readings after a write still show the previous settings.
    ///   - failsReadings: whether nothing can be read after a write.
    ///   - answersPatches: whether a write ever gets an answer.
    ///   - carriesOut: whether a write is carried out.
    init(
        staleReadings: Int = 0, failsReadings: Bool = false, answersPatches: Bool = true, carriesOut: Bool = true
    ) {
        state = Mutex(State(staleReadings: staleReadings, failsReadings: failsReadings))
        self.answersPatches = answersPatches
        self.carriesOut = carriesOut
    }

    var patches: Int { state.withLock { $0.patches } }

    /// Makes it show its actual settings from now on.
    func agree() {
        state.withLock {
            $0.staleReadings = 0
            $0.failsReadings = false
        }
    }

    func patchArrived() async { for await _ in arrivals.stream { return } }

    private func answer(_ request: PlainRequest) -> PlainAnswer {
        state.withLock { state in
            if request.method == "PATCH" {
                arrivals.continuation.yield()
                state.patches += 1
                state.shown = state.current
                if carriesOut { state.current = request.body }
                return answersPatches ? .json(request.body) : PlainAnswer(text: "")
            }
            guard let before = state.shown else { return .json(state.current) }
            if state.failsReadings { return .json("{}", status: 503) }
            guard state.staleReadings > 0 else { return .json(state.current) }
            state.staleReadings -= 1
            return .json(before)
        }
    }

    /// Runs a body with a session on a tenant that has this setting and the directory of the embedded tenant.
    func run(_ body: (LiveSession, HandServedSetting) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/photopolicy-\(GUID.random)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let directory = try #require(try EmbeddedTenants.tenant(named: "contoso-2026")).directory
        try await LoopbackServer.answering({ self.answer($0) }) { server in
            let link = ClientLink(NetworkSettings { _ in nil }, timeout: .seconds(20))
            let time = TestTime()
            let graph = GraphClient(
                endpoint: try Endpoint(server.url, from: "test"), courier: Courier(link: link, time: time.keeper),
                tokens: TestTokens())
            let facts = TenantFacts(granted: ScopeSet(Scope.allCases), hasDirectorySync: true)
            let tenant = LiveTenant(
                directory: directory, service: GraphPhotoService(graph: graph, facts: facts, operatorID: nil),
                operatorName: "people.admin@contoso.com", operatorScopes: .writesPolicy)
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(try LiveSession(tenant: tenant, folder: folder, time: time), self))
            } catch {
                result = .failure(error)
            }
            await link.close()
            try result.get()
        }
    }
}
