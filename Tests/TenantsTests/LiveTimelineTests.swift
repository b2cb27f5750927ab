import PhotoPolicy
import Tenants
import Testing

/// What may be in force in a live tenant, where only the accepted settings can be read.
@Suite struct LiveTimelineTests {
    static let now = Instant(seconds: 1_000_000_000)
    static let open = PhotoUpdateSettings.untouched
    static let cloud = PhotoUpdateSettings(source: .cloud)
    static let onPremises = PhotoUpdateSettings(source: .onPremises)

    private static func hours(_ count: Int) -> Instant { now + count * -3600 }

    private static func change(_ before: PhotoUpdateSettings, _ after: PhotoUpdateSettings, _ hours: Int)
        -> AppliedChange
    {
        AppliedChange(before: before, after: after, accepted: self.hours(hours), reason: nil)
    }

    private static func possible(
        _ read: PhotoUpdateSettings, changes: [AppliedChange] = [], sightings: [Sighting] = []
    ) -> [PhotoUpdateSettings] {
        Timeline(live: read, changes: changes, sightings: sightings, now: now)
            .possible(at: now, delay: .hours(24))
    }

    @Test func settingsSeenForTheFirstTimeCountAsInForce() {
        #expect(Self.possible(Self.cloud) == [Self.cloud])
        let seen = [Sighting(settings: Self.cloud, firstSeen: Self.hours(1))]
        #expect(Self.possible(Self.cloud, sightings: seen) == [Self.cloud])
    }

    @Test func ourOwnChangeSpreadsFor24Hours() {
        #expect(
            Self.possible(Self.cloud, changes: [Self.change(Self.open, Self.cloud, 23)]) == [Self.open, Self.cloud])
        #expect(Self.possible(Self.cloud, changes: [Self.change(Self.open, Self.cloud, 24)]) == [Self.cloud])
    }

    @Test func aForeignChangeMaySpreadFor24HoursFromWhenItWasFirstSeen() {
        let before = Sighting(settings: Self.open, firstSeen: Self.hours(100))
        #expect(Self.possible(Self.cloud, sightings: [before]) == [Self.open, Self.cloud])
        let later = Sighting(settings: Self.cloud, firstSeen: Self.hours(5))
        #expect(Self.possible(Self.cloud, sightings: [later, before]) == [Self.open, Self.cloud])
        let old = Sighting(settings: Self.cloud, firstSeen: Self.hours(25))
        #expect(Self.possible(Self.cloud, sightings: [before, old]) == [Self.cloud])
    }

    @Test func theSightingOfOurOwnChangeIsNoSecondOne() {
        let timeline = Timeline(
            live: Self.cloud, changes: [Self.change(Self.open, Self.cloud, 23)],
            sightings: [
                Sighting(settings: Self.open, firstSeen: Self.hours(50)),
                Sighting(settings: Self.cloud, firstSeen: Self.hours(2)),
            ], now: Self.now)
        #expect(timeline.changes == [.init(value: Self.cloud, accepted: Self.hours(23))])
    }

    @Test func changesOfBothKindsStandInTheOrderOfTime() {
        let possible = Self.possible(
            Self.onPremises,
            changes: [Self.change(Self.open, Self.cloud, 10)],
            sightings: [
                Sighting(settings: Self.open, firstSeen: Self.hours(50)),
                Sighting(settings: Self.cloud, firstSeen: Self.hours(9)),
                Sighting(settings: Self.onPremises, firstSeen: Self.hours(3)),
            ])
        #expect(possible == [Self.open, Self.cloud, Self.onPremises])
    }

    /// A clock that was once ahead recorded moments that are still in the future.
    @Test(arguments: [1, 300, 864_000])
    func whatWasReadIsTheLastWord(_ ahead: Int) {
        let later = Self.now + ahead
        let timelines = [
            Timeline(
                live: Self.open,
                changes: [AppliedChange(before: Self.open, after: Self.cloud, accepted: later, reason: nil)],
                sightings: [], now: Self.now),
            Timeline(
                live: Self.open, changes: [],
                sightings: [
                    Sighting(settings: Self.open, firstSeen: Self.hours(5)),
                    Sighting(settings: Self.cloud, firstSeen: later),
                ], now: Self.now),
        ]
        for timeline in timelines {
            #expect(timeline.accepted == Self.open)
            #expect(timeline.changes.allSatisfy { $0.accepted <= Self.now })
            #expect(timeline.possible(at: Self.now, delay: .hours(24)) == [Self.open, Self.cloud, Self.open])
        }
    }
}
