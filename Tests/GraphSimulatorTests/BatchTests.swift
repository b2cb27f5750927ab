import Foundation
import SimulatorControl
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct BatchTests {
    private func send(_ client: TestClient, _ requests: [String]) async throws -> TestClient.Answer {
        let token = try await client.token("global.admin@contoso.com", "Directory.Read.All ProfilePhoto.ReadWrite.All")
        return try await client.send(
            "POST", "/v1.0/$batch", token: token, body: #"{"requests":[\#(requests.joined(separator: ","))]}"#)
    }

    private func get(_ id: Int, _ url: String) -> String { #"{"id":"\#(id)","method":"GET","url":"\#(url)"}"# }

    private func statuses(_ answer: TestClient.Answer) -> [String: Int] {
        (answer.json["responses"] as? [[String: Any]] ?? []).reduce(into: [:]) {
            $0[$1["id"] as? String ?? ""] = $1["status"] as? Int
        }
    }

    @Test func eachItemHasItsOwnStatus() async throws {
        try await TestClient.on { client in
            client.running.simulator.inject(InjectedFault(.rateLimit(retryAfter: 3), path: "/organization"))
            let answer = try await send(
                client,
                [
                    get(1, "/me?$select=id"), get(2, "/users/nobody"), get(3, "/organization"), get(4, "/$batch"),
                    #"{"id":"5","method":"GET","url":"/me","dependsOn":["2"]}"#,
                    #"{"id":"6","method":"PUT","url":"/me/photo/$value","headers":{"Content-Type":"image/jpeg"},"body":"/9j/4AAA"}"#,
                ])
            #expect(answer.status == 200)
            #expect(statuses(answer) == ["1": 200, "2": 404, "3": 429, "4": 400, "5": 424, "6": 200])
            let photo = try await send(client, [get(1, "/me/photo/$value")])
            #expect(photo.text.contains(#""body":"/9j/4AAA""#))
        }
    }

    @Test func anItemWaitsForThoseThatItDependsOn() async throws {
        func item(_ id: Int, _ url: String, _ dependencies: String) -> String {
            #"{"id":"\#(id)","method":"GET","url":"\#(url)","dependsOn":[\#(dependencies)]}"#
        }
        try await TestClient.on { client in
            let later = try await send(client, [item(1, "/me", #""2""#), item(2, "/me", "")])
            #expect(statuses(later) == ["1": 200, "2": 200])
            let chain = try await send(
                client, [item(1, "/me", #""2""#), item(2, "/users/nobody", ""), item(3, "/me", #""1""#)])
            #expect(statuses(chain) == ["1": 424, "2": 404, "3": 424])
            for broken in [[item(1, "/me", #""2""#)], [item(1, "/me", #""2""#), item(2, "/me", #""1""#)]] {
                #expect(try await send(client, broken).status == 400)
            }
        }
    }

    @Test func eachItemCountsForTheRateLimit() async throws {
        var options = GraphSimulator.Options()
        options.requestsPerSecond = 3
        options.now = { 1_700_000_000 }
        try await TestClient.on("contoso", options) { client in
            let answer = try await send(client, (1...4).map { get($0, "/me") })
            #expect(answer.status == 200)
            #expect(statuses(answer) == ["1": 200, "2": 200, "3": 429, "4": 429])
            #expect(answer.text.contains(#""Retry-After":"1""#))
        }
    }

    @Test func aFaultOfTheConnectionIsNotUsedUpByAnItem() async throws {
        try await TestClient.on { client in
            client.running.simulator.inject(InjectedFault(.malformed, path: "/organization"))
            let answer = try await send(client, [get(1, "/organization")])
            #expect(statuses(answer) == ["1": 200])
            let token = try await client.token("global.admin@contoso.com", "Directory.Read.All")
            #expect(try await client.get("/v1.0/organization", token: token).json.isEmpty)
        }
    }

    @Test func twentyOneAreTooMany() async throws {
        try await TestClient.on { client in
            let bodies = [
                (1...20).map { get($0, "/me") }, (1...21).map { get($0, "/me") }, [get(1, "/me"), get(1, "/me")],
                [#"{"id":"1"}"#],
            ]
            var statuses: [Int] = []
            for body in bodies { statuses.append(try await send(client, body).status) }
            #expect(statuses == [200, 400, 400, 400])
        }
    }
}
