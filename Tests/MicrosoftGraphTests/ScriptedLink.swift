import PhotoPolicy
import Synchronization
import Tenants

@testable import MicrosoftGraph

/// A link that answers by script and records requests, for tests that need no network.
final class ScriptedLink: Link {
    typealias Script = @Sendable (HTTPRequest, Int) throws -> HTTPAnswer

    private let asked = Mutex<[HTTPRequest]>([])
    private let renewals = Mutex(0)
    private let script: Script

    /// - Parameter script: returns the answer to a request, given its number from 0.
    init(_ script: @escaping Script) { self.script = script }

    var requests: [HTTPRequest] { asked.withLock { $0 } }
    var renewalCount: Int { renewals.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws -> HTTPAnswer {
        let place = asked.withLock { asked in
            asked.append(request)
            return asked.count - 1
        }
        return try script(request, place)
    }

    func renew() async { renewals.withLock { $0 += 1 } }
}

extension HTTPAnswer {
    static func json(_ text: String, status: Int = 200, headers: [(name: String, value: String)] = []) -> HTTPAnswer {
        HTTPAnswer(status: status, headers: headers, body: Array(text.utf8))
    }
}

/// A clock that tests move, whose sleep only records how long was asked for.
final class TestTime: Sendable {
    private let state = Mutex((now: Instant(seconds: 1_790_000_000), sleeps: [Duration]()))

    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func advance(seconds: Int) { state.withLock { $0.now = $0.now + seconds } }

    var keeper: Timekeeper {
        Timekeeper(
            now: { self.state.withLock { $0.now } },
            sleep: { duration in
                self.state.withLock {
                    $0.sleeps.append(duration)
                    $0.now = $0.now + Int(duration.components.seconds)
                }
            },
            chance: { 0 })
    }
}

/// A source of numbered tokens that records what it was asked for.
final class TestTokens: TokenSource {
    private let state = Mutex((count: 0, purposes: [TokenPurpose](), claims: [String?]()))

    var purposes: [TokenPurpose] { state.withLock { $0.purposes } }
    var claims: [String?] { state.withLock { $0.claims } }

    func token(for purpose: TokenPurpose) -> AccessToken {
        state.withLock {
            $0.purposes.append(purpose)
            return AccessToken("secret-\($0.count)")
        }
    }

    func token(for purpose: TokenPurpose, replacing refused: AccessToken, claims: String?) -> AccessToken {
        state.withLock {
            $0.claims.append(claims)
            $0.count += 1
            return AccessToken("secret-\($0.count)")
        }
    }
}

struct TestGraph {
    let link: ScriptedLink
    let time = TestTime()
    let tokens = TestTokens()
    let client: GraphClient

    init(isReadOnly: Bool = false, _ script: @escaping ScriptedLink.Script) throws {
        link = ScriptedLink(script)
        client = GraphClient(
            endpoint: try Endpoint("https://graph.example", from: "test"),
            courier: Courier(link: link, time: time.keeper), tokens: tokens, isReadOnly: isReadOnly)
    }

    var service: GraphPhotoService {
        GraphPhotoService(
            graph: client, facts: TenantFacts(granted: [], hasDirectorySync: nil), operatorID: nil)
    }
}
