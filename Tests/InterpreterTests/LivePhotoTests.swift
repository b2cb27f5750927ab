import PhotoPolicy
import Tenants
import Testing
import Wording

@Suite struct LivePhotoTests {
    static let update = "update photo of employee@contoso.com from \"face.png\";"
    static let employee = GUID("00000000-0000-4000-8000-000000000112")!

    private static func world() async throws -> (LiveWorld, old: Photo) {
        let world = try LiveWorld()
        let old = try #require(Photo(bytes: [0xFF, 0xD8, 0xFF, 7]))
        try await world.fake.setPhoto(old, of: employee)
        return (world, old)
    }

    @Test func theReplacedPhotoIsKeptAndRestored() async throws {
        let (world, old) = try await Self.world()
        #expect(try await world.run(Self.update).photo?.refusal?.code == nil)
        #expect(try await world.fake.photo(of: Self.employee)?.bytes == ScriptTests.NoFiles.png)
        #expect(world.backups.count == 1)
        let restored = try await world.run("restore photo of employee@contoso.com;")
        #expect(restored.closing == nil)
        #expect(try await world.fake.photo(of: Self.employee) == old)
        #expect(world.journal.entries.map(\.outcome.state) == [.accepted, .accepted])
    }

    /// Although it is unknown whether the change was made, the photo that it may have replaced can be restored.
    @Test func whatAnUnsettledChangeReplacedIsRestored() async throws {
        let (world, old) = try await Self.world()
        await world.fake.fail(.afterWrite(FakeTenant.lost), readingToo: true)
        _ = try await world.run(Self.update)
        #expect(world.journal.entries.map(\.outcome.state) == [.intended])
        await world.fake.fail(nil)
        _ = try await world.run("restore photo of employee@contoso.com;")
        #expect(try await world.fake.photo(of: Self.employee) == old)
    }

    @Test func aRemovedPhotoComesBackAndAnAbsentOneIsRestoredAsAbsent() async throws {
        let (world, old) = try await Self.world()
        _ = try await world.run("remove photo of employee@contoso.com;")
        #expect(try await world.fake.photo(of: Self.employee) == nil)
        _ = try await world.run("restore photo of employee@contoso.com;")
        #expect(try await world.fake.photo(of: Self.employee) == old)
        _ = try await world.run("restore photo of employee@contoso.com;")
        #expect(try await world.fake.photo(of: Self.employee) == nil)
        #expect(try await world.run("remove photo of employee@contoso.com;").photo?.refusal?.code == "photo-missing")
        #expect(world.journal.entries.count == 3)
    }

    /// That the photo is already there does not contradict a service that deferred the change.
    @Test func aPhotoThatIsPutOffIsNotMade() async throws {
        let world = try LiveWorld()
        try await world.fake.setPhoto(Photo(bytes: ScriptTests.NoFiles.png), of: Self.employee)
        await world.fake.fail(.beforeWrite(FakeTenant.throttled))
        let run = try await world.run(Self.update)
        #expect(run.serviceError == FakeTenant.throttled)
        #expect(Set(world.journal.entries.map(\.outcome.state)) == [.notApplied])
    }

    @Test func nothingIsSentUnconfirmed() async throws {
        var (world, old) = try await Self.world()
        world.confirmation = FakeConfirmation(answer: .nobody)
        let run = try await world.run(Self.update)
        #expect(run.photo?.refusal?.code == "not-confirmed")
        #expect(run.closing == .refusal)
        #expect(try await world.fake.photo(of: Self.employee) == old)
        #expect(world.backups.count == 0)
    }

    /// The tenant shows the wanted photo, but it did so before: the refusal stands.
    @Test func aRefusalStandsWhereTheSamePhotoIsThereAlready() async throws {
        let (world, _) = try await Self.world()
        _ = try await world.run(Self.update)
        await world.fake.fail(.beforeWrite(ServiceError(.refused, "ForbiddenByAdmindEditPolicy", "refused")))
        let run = try await world.run(Self.update)
        #expect(run.photo?.refusal?.code == "ForbiddenByAdmindEditPolicy")
        #expect(run.closing == .refusal)
        #expect(world.journal.entries.map(\.outcome.state) == [.accepted, .refused])
    }

    @Test func aPhotoThatTheServiceEncodesAnewIsAcceptedAlsoTheSecondTime() async throws {
        let (world, _) = try await Self.world()
        await world.fake.encodePhotos(as: Photo(bytes: [0xFF, 0xD8, 0xFF, 9]))
        for _ in 0..<2 { #expect(try await world.run(Self.update).closing == nil) }
        #expect(world.journal.entries.map(\.outcome.state) == [.accepted, .accepted])
    }

    @Test func theServiceDecidesAndItsRefusalIsToldWithItsCode() async throws {
        let (world, old) = try await Self.world()
        let refused = ServiceError(.refused, "ForbiddenByAdmindEditPolicy", "refused by the control")
        await world.fake.fail(.beforeWrite(refused))
        let run = try await world.run(Self.update)
        #expect(run.photo?.refusal?.code == "ForbiddenByAdmindEditPolicy")
        #expect(run.closing == .refusal)
        #expect(world.journal.entries.map(\.outcome.state) == [.refused])
        #expect(try await world.fake.photo(of: Self.employee) == old)
    }

    @Test func aLostAnswerIsFoundOutByReading() async throws {
        let (world, _) = try await Self.world()
        await world.fake.fail(.beforeWrite(FakeTenant.lost))
        let lost = try await world.run(Self.update).serviceError
        #expect(lost?.code == FakeTenant.lost.code)
        #expect(lost?.message.contains("the photo may have arrived") == true)
        await world.fake.fail(.afterWrite(FakeTenant.lost))
        let run = try await world.run(Self.update)
        #expect(run.error == nil)
        #expect(run.outcomes.last?.status == .done)
        #expect(run.outcomes.last?.notes.contains { $0.words.contains(FakeTenant.lost.code) } == true)
        #expect(world.journal.entries.map(\.outcome.state) == [.notApplied, .accepted])
    }

    @Test func aChangeOfWhichNothingIsKnownIsToldAsThat() async throws {
        let (world, _) = try await Self.world()
        await world.fake.fail(.afterWrite(FakeTenant.lost), readingToo: true)
        let run = try await world.run(Self.update)
        #expect(run.serviceError == FakeTenant.lost)
        #expect(run.photo?.refusal?.code == "outcome-unknown")
        // The entry stays open, so that the next start asks the tenant.
        #expect(world.journal.entries.map(\.outcome.state) == [.intended])
    }

    @Test func aPredictedRefusalIsANote() async throws {
        var (world, _) = try await Self.world()
        world.operatorName = "employee@contoso.com"
        let run = try await world.run("update photo of sales.employee@contoso.com from \"face.png\";")
        #expect(run.closing == nil)
        #expect(run.outcomes.last?.notes.contains { $0.words.contains("role-missing") } == true)
    }

    @Test(arguments: ["via Teams", "as employee@contoso.com"])
    func onlyTheOperatorThroughGraphExistsLive(_ tail: String) async throws {
        let (world, _) = try await Self.world()
        #expect(try await world.run("remove own photo \(tail);").codes == ["simulation-only"])
    }

    @Test func withNothingReplacedHereThereIsNothingToRestore() async throws {
        let (world, _) = try await Self.world()
        #expect(try await world.run("restore photo of employee@contoso.com;").closing == .refusal)
    }
}
