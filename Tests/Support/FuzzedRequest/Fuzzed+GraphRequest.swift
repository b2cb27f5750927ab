import FoundationEssentials
import Fuzzed
import GraphSimulator
import Tenants

extension Fuzzed {
    package static let graphRequest = Fuzzed(name: "GraphRequest", check: checkGraphRequest)

    /// Checks that any request gets an answer with a status that a client can act on, and JSON if it says so.
    private static func checkGraphRequest(_ bytes: [UInt8]) async throws {
        guard let tenant = try EmbeddedTenants.tenant(named: "contoso-2026") else { return }
        let simulator = try await OfflineSimulator(tenant, account: "global.admin@contoso.com")
        guard let answer = await simulator.answer(bytes) else { return }
        try require((200...500).contains(answer.status), "a status of \(answer.status)")
        guard answer.contentType?.hasPrefix("application/json") == true else { return }
        do {
            _ = try JSONDecoder().decode(AnyObject.self, from: Data(answer.body))
        } catch {
            throw Fault(description: "not JSON: \(String(decoding: answer.body, as: UTF8.self))")
        }
    }

    private struct AnyObject: Decodable {
        init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Key.self) }

        struct Key: CodingKey {
            let stringValue: String
            let intValue: Int? = nil
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }
}
