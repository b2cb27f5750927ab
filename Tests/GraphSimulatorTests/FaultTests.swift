import Foundation
import SimulatorControl
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct FaultTests {
    @Test func theNextMatchingRequestsFailAndThenNoMore() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com", "PeopleSettings.Read.All User.Read")
            let simulator = client.running.simulator
            simulator.inject(
                InjectedFault(.rateLimit(retryAfter: 7), .next(1), method: "GET", path: "photoUpdateSettings"))
            simulator.inject(InjectedFault(.rateLimit(retryAfter: nil), .next(1), path: "photoUpdateSettings"))
            #expect(try await client.get("/v1.0/me", token: token).status == 200)
            let limited = try await client.get(client.settings, token: token)
            #expect(limited.status == 429)
            #expect(limited.error == "TooManyRequests")
            #expect(limited.headers.first(name: "retry-after") == "7")
            // Each request meets only one refusal: the other one waited.
            let second = try await client.get(client.settings, token: token)
            #expect(second.status == 429)
            #expect(second.headers.first(name: "retry-after") == nil)
            #expect(try await client.get(client.settings, token: token).status == 200)
        }
    }

    @Test(arguments: [500, 503, 504]) func theServiceFails(status: Int) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            client.running.simulator.inject(InjectedFault(.status(status)))
            #expect(try await client.get(client.settings, token: token).status == status)
            #expect(try await client.get(client.settings, token: token).status == 200)
        }
    }

    @Test(arguments: [InjectedFault.Kind.cutBefore, .cutUnanswered, .cutDuring]) func aConnectionEnds(
        kind: InjectedFault.Kind
    )
        async throws
    {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            client.running.simulator.inject(InjectedFault(kind, .next(1), method: "PATCH"))
            await #expect(throws: (any Error).self) {
                try await client.send(
                    "PATCH", client.settings, token: token, body: #"{"source":"cloud","allowedRoles":[]}"#)
            }
            let source = try await client.get(client.settings, token: token).json["source"] as? String
            #expect(source == (kind == .cutBefore ? nil : "cloud"))
        }
    }

    @Test func aConnectionEndsAfterItsAnswer() async throws {
        try await TestClient.on { client in
            client.running.simulator.inject(InjectedFault(.cutAfter))
            let answer = try await client.raw(["GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"], untilClosed: true)
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.hasSuffix("}"))
        }
    }

    @Test func anAnswerIsCutOffAndYetClaimsToBeWhole() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            client.running.simulator.inject(InjectedFault(.malformed))
            let answer = try await client.get(client.settings, token: token)
            #expect(answer.status == 200)
            #expect(!answer.body.isEmpty)
            #expect(answer.json.isEmpty)
        }
    }

    @Test func theSameSeedThrowsTheSameDice() {
        func statuses(_ seed: UInt64) -> [Bool] {
            var faults = Faults([InjectedFault(.status(500), .share(0.3))], seed: seed)
            return (0..<100).map { _ in !faults.meet(method: "GET", path: "/v1.0/me").isEmpty }
        }
        #expect(statuses(7) == statuses(7))
        #expect(statuses(7) != statuses(8))
        #expect((15...45).contains(statuses(7).count { $0 }))
    }
}
