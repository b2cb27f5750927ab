import PhotoPolicy
import Synchronization
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct CourierTests {
    private let request = HTTPRequest(.get, "https://graph.example/v1.0/me")

    @Test func throttledIsAskedAgainAfterTheTimeThatTheServiceNames() async throws {
        let link = ScriptedLink { _, place in
            place == 0 ? .json("{}", status: 429, headers: [("retry-after", "7")]) : .json("{}")
        }
        let time = TestTime()
        let answer = try await Courier(link: link, time: time.keeper).send(request)
        #expect(answer.status == 200)
        #expect(time.sleeps == [.seconds(7)])
        #expect(link.renewalCount == 0)
    }

    @Test func retryAfterMayBeADate() {
        let now = Instant("2026-11-25T17:00:00Z") ?? Instant(seconds: 0)
        #expect(Patience.seconds("Wed, 25 Nov 2026 17:00:30 GMT", now: now) == 30)
        #expect(Patience.seconds("120", now: now) == 120)
        #expect(Patience.seconds(" 5 ", now: now) == 5)
        #expect(Patience.seconds("-1e300", now: now) == 0)
        #expect(Patience.seconds("Wed, 25 Nov 2020 17:00:30 GMT", now: now) == 0)
        #expect(Patience.seconds("1e300", now: now) == 86_400)
        #expect(Patience.seconds("soon", now: now) == nil)
        #expect(Patience.seconds("Wed, 25 Foo 2026 17:00:30 GMT", now: now) == nil)
    }

    @Test func withoutRetryAfterWaitsDoubleUpToTheCap() async throws {
        let link = ScriptedLink { _, _ in .json("", status: 503) }
        let time = TestTime()
        var patience = Patience()
        patience.attempts = 8
        let answer = try await Courier(link: link, time: time.keeper, patience: patience).send(request)
        #expect(answer.status == 503)
        #expect(time.sleeps == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
        #expect(link.requests.count == 8)
        #expect(link.renewalCount == 7, "503 and 504 are asked again on a new connection")
    }

    @Test func jitterTakesUpToHalf() {
        let keeper = Timekeeper(now: { Instant(seconds: 0) }, sleep: { _ in }, chance: { 1 })
        #expect(Patience().wait(afterAttempt: 3, retryAfter: nil, keeper) == 4)
    }

    @Test func longerThanPatienceIsNotWaitedFor() async throws {
        let link = ScriptedLink { _, _ in .json("", status: 429, headers: [("Retry-After", "3600")]) }
        let time = TestTime()
        #expect(try await Courier(link: link, time: time.keeper).send(request).status == 429)
        #expect(time.sleeps.isEmpty)
    }

    @Test func everyWaitIsTold() async throws {
        let told = Mutex<[Courier.Wait]>([])
        let link = ScriptedLink { _, place in .json("{}", status: place == 0 ? 504 : 200) }
        let courier = Courier(link: link, time: TestTime().keeper) { wait in told.withLock { $0.append(wait) } }
        _ = try await courier.send(request)
        #expect(told.withLock { $0 } == [Courier.Wait(seconds: 1, reason: "graph.example answered 504")])
    }

    @Test(arguments: [HTTPRequest.Method.get, .patch, .delete, .put])
    func cutConnectionIsTriedAgain(_ method: HTTPRequest.Method) async throws {
        let link = ScriptedLink { _, place in
            if place == 0 { throw LinkFailure.cut }
            return .json("{}")
        }
        let answer = try await Courier(link: link, time: TestTime().keeper).send(
            HTTPRequest(method, "https://graph.example/x"))
        #expect(answer.status == 200)
    }

    @Test func postIsNotSentAgainOnceItMayHaveArrived() async {
        let link = ScriptedLink { _, _ in throw LinkFailure.cut }
        await #expect {
            try await Courier(link: link, time: TestTime().keeper).send(
                HTTPRequest(.post, "https://login.example/token"))
        } throws: {
            ($0 as? ServiceError)?.code == "service-unreachable"
        }
        #expect(link.requests.count == 1)
    }

    @Test func untrustedCertificateIsNotTriedAgain() async {
        let link = ScriptedLink { _, _ in throw LinkFailure.untrustedCertificate }
        await #expect { try await Courier(link: link, time: TestTime().keeper).send(request) } throws: {
            ($0 as? ServiceError)?.help?.contains("SSL_CERT_FILE") ?? false
        }
        #expect(link.requests.count == 1)
    }
}
