import Interpreter
import PhotoLanguage
import Resolution
import Tenants

/// A claim about the photos of others in a tenant where most accounts form a population by themselves: 20,000 accounts
/// with 12,000 different histories of mailbox policies.
enum HistoriesFigures {
    private static let (accounts, histories) = (20_000, 12_000)

    static func measure(_ subject: Subject) async throws -> [Figure] {
        let tenant = try SimulatedTenant.load(json: Array(json.utf8))
        let source = Source(name: "claim", text: "expect everyone can update photo of others via Graph;")
        var resolver = Resolver(loader: NoFiles())
        let program = resolver.resolve(SyntaxTree(parsing: source))
        var held = 0
        let time = try await Stopwatch.bestOfAsync(rounds: 5) {
            let session = Session(tenant: .simulated(tenant), files: NoFiles()) { outcome in
                if outcome.status == .held { held += 1 }
            }
            _ = try await session.run(program)
        }
        guard held > 0 else { throw BenchError(description: "the claim does not hold") }
        return [
            Figure(
                "a claim about others' photos, 20,000 accounts, 12,000 histories", time * 1000, .milliseconds,
                .atMost(1000))
        ]
    }

    private static var json: String {
        func id(_ number: Int) -> String {
            let digits = String(number, radix: 16)
            return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        }
        let users = (1...accounts).map { "{\"id\": \"\(id($0))\", \"userPrincipalName\": \"user\($0)@example.com\"}" }
        let assignments = (1...accounts).map {
            "{\"roleDefinitionId\": \"fe930be7-5e62-47db-91af-98c3a49a38b1\", \"principalId\": \"\(id($0))\"}"
        }
        let changes = (1...histories).map { number in
            let (minute, second) = (number / 60 % 60, number % 60)
            let time = "2024-09-04T\(padded(number / 3600)):\(padded(minute)):\(padded(second))Z"
            return """
                {"accepted": "\(time)", "owaMailboxPolicy": "No photos", "user": "\(id(number))"}
                """
        }
        return """
            {"organization": {"id": "\(id(999_999))", "displayName": "Large", "verifiedDomains": [{"name": "example.com"}]},
             "service": "2024-09", "clock": "2024-09-05T09:00:00Z", "operator": "user1@example.com",
             "adminConsent": ["ProfilePhoto.ReadWrite.All"],
             "owaMailboxPolicies": [{"name": "No photos", "setPhotoEnabled": false}],
             "users": [\(users.joined(separator: ","))], "roleAssignments": [\(assignments.joined(separator: ","))],
             "changes": [\(changes.joined(separator: ","))]}
            """
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
