import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

/// A change that got no answer never overwrites what others have changed since.
@Suite struct SendingAgainTests {
    private let account = GUID(high: 7, low: 8)
    private let cloud = PhotoUpdateSettings(source: .cloud)
    private static let theirs = #"{"source":"onPremises","allowedRoles":[]}"#
    private static let nulls = #"{"source":null,"allowedRoles":null}"#

    /// Makes a client whose first change gets no useful answer; by the next look, the settings have become `seen`.
    private func graph(_ first: @escaping @Sendable () throws -> HTTPAnswer, seen: String) throws -> TestGraph {
        try TestGraph { request, place in
            if request.method == .get { return .json(seen) }
            return place == 0 ? try first() : .json("{}")
        }
    }

    private static let throttled: @Sendable () throws -> HTTPAnswer = {
        .json("{}", status: 429, headers: [("Retry-After", "1")])
    }
    private static let cut: @Sendable () throws -> HTTPAnswer = { throw LinkFailure.cut }
    private static let busy: @Sendable () throws -> HTTPAnswer = { .json("{}", status: 503) }
    private static let refused: @Sendable () throws -> HTTPAnswer = { .json("{}", status: 401) }

    /// A change that did not arrive is refused; one that may have arrived stays open.
    @Test(arguments: [
        ("401", refused, ServiceError.Kind.refused), ("503", busy, .unreachable), ("cut", cut, .unreachable),
    ])
    func changeGivesWayToTheirs(
        _ name: String, _ first: @escaping @Sendable () throws -> HTTPAnswer, _ kind: ServiceError.Kind
    ) async throws {
        let graph = try graph(first, seen: Self.theirs)
        var service = graph.service
        await #expect { try await service.write(cloud, replacing: .untouched) } throws: { error in
            guard let error = error as? ServiceError else { return false }
            return error.code == "changed-meanwhile" && error.kind == kind
        }
        #expect(graph.link.requests.map(\.method) == [.patch, .get])
    }

    @Test(arguments: [("401", refused), ("503", busy), ("cut", cut)])
    func changeIsSentAgainOverWhatWasThere(
        _ name: String, _ first: @escaping @Sendable () throws -> HTTPAnswer
    ) async throws {
        let graph = try graph(first, seen: Self.nulls)
        var service = graph.service
        _ = try await service.write(cloud, replacing: .untouched)
        #expect(graph.link.requests.map(\.method) == [.patch, .get, .patch, .get])
    }

    /// The change was not carried out: whoever holds a lock for it decides how long to wait.
    @Test func changeThatIsPutOffIsToldAtOnce() async throws {
        let graph = try graph(Self.throttled, seen: Self.nulls)
        var service = graph.service
        await #expect { try await service.write(cloud, replacing: .untouched) } throws: { error in
            let error = error as? ServiceError
            return error?.kind == .throttled && error?.retryAfter == 1 && error?.mayHaveArrived == false
        }
        #expect(graph.link.requests.map(\.method) == [.patch])
        #expect(graph.time.sleeps.isEmpty)
    }

    /// After a lost attempt the change may be under way, so it is waited for.
    @Test func putOffAfterALostSendingItIsUnderWay() async throws {
        let graph = try TestGraph { request, place in
            if request.method == .get { return .json(Self.nulls) }
            return place == 0 ? try Self.cut() : place < 3 ? try Self.throttled() : .json("{}")
        }
        var service = graph.service
        _ = try await service.write(cloud, replacing: .untouched)
        #expect(graph.link.requests.count { $0.method == .patch } == 3)
    }

    @Test func lookUnderALockWaitsForNoLongRetryAfter() async throws {
        let graph = try TestGraph { _, _ in .json("{}", status: 429, headers: [("Retry-After", "120")]) }
        await #expect {
            try await ServicePatience.$longestWait.withValue(10) { try await graph.service.settings() }
        } throws: { ($0 as? ServiceError)?.retryAfter == 120 }
        #expect(graph.time.sleeps.isEmpty)
    }

    @Test func changeThatWasCarriedOutIsNotSentAgain() async throws {
        let graph = try graph(Self.cut, seen: #"{"source":"cloud","allowedRoles":[]}"#)
        var service = graph.service
        #expect(try await service.write(cloud, replacing: .untouched) == cloud)
        #expect(graph.link.requests.map(\.method) == [.patch, .get])
    }

    @Test func lookThatIsRefusedIsNoRefusalOfTheChange() async throws {
        let graph = try TestGraph { request, _ in
            request.method == .get
                ? .json(#"{"error":{"code":"Authorization_RequestDenied"}}"#, status: 403) : try Self.cut()
        }
        var service = graph.service
        await #expect { try await service.write(cloud, replacing: .untouched) } throws: {
            ($0 as? ServiceError)?.kind == .unreachable
        }
    }

    /// The first attempt may have been carried out, whatever the service answers to the second.
    @Test(arguments: [400, 401, 403, 405])
    func refusalAfterALostAnswerIsNoRefusal(_ status: Int) async throws {
        let body = #"{"error":{"code":"Authorization_RequestDenied"}}"#
        let photo = try #require(Photo(bytes: [0xFF, 0xD8, 0xFF, 1]))
        for first in [Self.cut, Self.busy] {
            let settings = try TestGraph { request, place in
                if request.method == .get { return .json(Self.nulls) }
                return place == 0 ? try first() : .json(body, status: status)
            }
            let photos = try TestGraph { request, place in
                if request.method == .get {
                    return .json(#"{"error":{"code":"ErrorEntityNotFound"}}"#, status: 404)
                }
                return place == 0 ? try first() : .json(body, status: status)
            }
            var (service, photoService) = (settings.service, photos.service)
            await #expect { try await service.write(cloud, replacing: .untouched) } throws: {
                ($0 as? ServiceError)?.kind == .unreachable
            }
            await #expect { try await photoService.setPhoto(photo, replacing: nil, of: account) } throws: {
                ($0 as? ServiceError)?.kind == .unreachable
            }
        }
    }

    @Test func photoOfAnotherIsNotOverwritten() async throws {
        let theirs: [UInt8] = [0xFF, 0xD8, 0xFF, 9]
        let graph = try TestGraph { request, _ in
            request.method == .get ? HTTPAnswer(status: 200, body: theirs) : try Self.refused()
        }
        var service = graph.service
        let ours = try #require(Photo(bytes: [0xFF, 0xD8, 0xFF, 1]))
        await #expect { try await service.setPhoto(ours, replacing: nil, of: account) } throws: {
            ($0 as? ServiceError)?.code == "changed-meanwhile"
        }
        #expect(graph.link.requests.map(\.method) == [.put, .get])
    }
}
