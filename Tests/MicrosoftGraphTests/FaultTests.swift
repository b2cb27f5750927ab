import GraphSimulator
import PhotoPolicy
import SimulatorControl
import Tenants
import Testing

@testable import MicrosoftGraph

/// Over real HTTP: whatever goes wrong on the way, the settings are read correctly or not at all.
@Suite struct FaultTests {
    private static let path = "photoupdatesettings"
    private let cloud = PhotoUpdateSettings(source: .cloud)

    @Test(arguments: [
        InjectedFault(.rateLimit(retryAfter: 7), path: path), InjectedFault(.rateLimit(retryAfter: nil), path: path),
        InjectedFault(.status(503), path: path), InjectedFault(.status(504), path: path),
        InjectedFault(.cutBefore, path: path),
        InjectedFault(.cutUnanswered, path: path), InjectedFault(.cutDuring, path: path),
        InjectedFault(.cutAfter, path: path),
    ])
    func readingGoesOnAfter(_ fault: InjectedFault) async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            world.simulator.simulator.inject(fault)
            #expect(try await tenant.service.currentSettings() == .untouched)
        }
    }

    @Test(arguments: [
        InjectedFault(.status(503), method: "PATCH"), InjectedFault(.status(504), method: "PATCH"),
        InjectedFault(.cutBefore, method: "PATCH"), InjectedFault(.cutUnanswered, method: "PATCH"),
        InjectedFault(.cutDuring, method: "PATCH"),
        InjectedFault(.cutAfter, method: "PATCH"),
    ])
    func writingGoesOnAfter(_ fault: InjectedFault) async throws {
        try await LiveWorld.run { world in
            var tenant = try await world.tenant()
            world.simulator.simulator.inject(fault)
            #expect(try await tenant.service.write(cloud, replacing: .untouched) == cloud)
            #expect(world.settings == cloud)
        }
    }

    @Test(arguments: [InjectedFault.Kind.status(503), .cutBefore, .cutUnanswered])
    func deletingGoesOnAfter(_ kind: InjectedFault.Kind) async throws {
        try await LiveWorld.run { world in
            var tenant = try await world.tenant()
            _ = try await tenant.service.write(cloud, replacing: .untouched)
            world.simulator.simulator.inject(InjectedFault(kind, method: "DELETE"))
            #expect(try await tenant.service.write(.untouched, replacing: cloud) == .untouched)
            #expect(world.settings == .untouched)
        }
    }

    @Test func namedWaitIsKept() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            let before = world.time.sleeps.count
            world.simulator.simulator.inject(InjectedFault(.rateLimit(retryAfter: 7), .next(2), path: Self.path))
            _ = try await tenant.service.currentSettings()
            #expect(Array(world.time.sleeps.dropFirst(before)) == [.seconds(7), .seconds(7)])
        }
    }

    @Test func throttlingWithoutEndIsTold() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            world.simulator.simulator.inject(InjectedFault(.rateLimit(retryAfter: 1), .next(100), path: Self.path))
            await #expect { try await tenant.service.currentSettings() } throws: {
                ($0 as? ServiceError)?.kind == .throttled
            }
        }
    }

    @Test func troubleWithoutEndIsUnreachable() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            world.simulator.simulator.inject(InjectedFault(.status(503), .next(100), path: Self.path))
            await #expect { try await tenant.service.currentSettings() } throws: {
                ($0 as? ServiceError)?.code == "service-unreachable"
            }
        }
    }

    @Test func cutJSONIsNeverAbsent() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            world.simulator.simulator.inject(InjectedFault(.malformed, .next(100), path: Self.path))
            await #expect { try await tenant.service.currentSettings() } throws: {
                ($0 as? ServiceError)?.code == "answer-unreadable"
            }
        }
    }

    @Test func cutPopulationsAreNeverEmpty() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            world.simulator.simulator.inject(InjectedFault(.malformed, .next(100), path: "$batch"))
            await #expect(throws: ServiceError.self) { try await tenant.directory.populations() }
        }
    }

    @Test func slowAnswerIsAskedForAgain() async throws {
        try await LiveWorld.run(timeout: .seconds(5)) { world in
            let tenant = try await world.tenant()
            world.simulator.simulator.inject(InjectedFault(.latency(20_000), path: Self.path))
            #expect(try await tenant.service.currentSettings() == .untouched)
            #expect(world.link.count(.get, "photoUpdateSettings") == 2)
        }
    }

    @Test func nobodyListeningIsUnreachable() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            await world.simulator.stop()
            await #expect { try await tenant.service.currentSettings() } throws: {
                ($0 as? ServiceError)?.kind == .unreachable
            }
        }
    }

    @Test func acceptedButNotReadBackIsNoRefusal() async throws {
        try await LiveWorld.run { world in
            var tenant = try await world.tenant()
            world.simulator.simulator.inject(InjectedFault(.status(403), .next(100), method: "GET", path: Self.path))
            await #expect { try await tenant.service.write(cloud, replacing: .untouched) } throws: {
                ($0 as? ServiceError)?.kind == .unreachable
            }
            #expect(world.settings == cloud)
        }
    }

    @Test func photoAboveTheLimitIsRefusedByTheServiceAndByUs() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            let bytes = [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: Photo.sizeLimit - 2)
            #expect(bytes.count == Photo.sizeLimit + 1)
            #expect(Photo(bytes: bytes) == nil)
            let service = try #require(tenant.service as? GraphPhotoService)
            let answer = try await service.graph.send(
                HTTPRequest(
                    .put, service.graph.address("/me/photo/$value"), headers: [("Content-Type", "image/jpeg")],
                    body: bytes))
            #expect((400..<500).contains(answer.status))
            #expect(GraphFailure(answer).error("x").kind == .refused)
        }
    }
}
