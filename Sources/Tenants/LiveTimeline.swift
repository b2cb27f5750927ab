import PhotoPolicy

/// Settings that a live tenant showed, and when this machine first saw them.
package struct Sighting: Sendable, Hashable {
    package let settings: PhotoUpdateSettings
    package let firstSeen: Instant

    package init(settings: PhotoUpdateSettings, firstSeen: Instant) {
        self.settings = settings
        self.firstSeen = firstSeen
    }
}

extension Timeline where Value == PhotoUpdateSettings {
    /// What may be in force in a live tenant, where only the accepted settings can be read.
    ///
    /// Our own changes count from their acceptance. A change that is not ours counts from the moment it was first seen:
    /// it was made no later than that, so it may be spreading until its delay has passed from then. The first settings
    /// ever seen are not a change; they count as in force, which is an assumption. What was noted by a clock that was
    /// ahead counts from now, and what was read comes last.
    /// - Parameters:
    ///   - read: the settings that the service shows now.
    ///   - changes: what this tool applied, in any order.
    ///   - sightings: the settings seen before, in any order.
    package init(
        live read: PhotoUpdateSettings, changes: [AppliedChange], sightings: [Sighting], now: Instant,
        delay: TimeSpan = ServiceState.Delays.usual
    ) {
        let seen = sightings.sorted { $0.firstSeen < $1.firstSeen }
        let ours = changes.sorted { $0.accepted < $1.accepted }
        let start: PhotoUpdateSettings
        switch (ours.first, seen.first) {
        case (let change?, let sighting?):
            start = change.accepted <= sighting.firstSeen ? change.before : sighting.settings
        case (let change?, nil): start = change.before
        case (nil, let sighting?): start = sighting.settings
        case (nil, nil): start = read
        }
        // At the same moment our changes come first: the sighting is then that of our own change.
        let entries =
            ours.map { (order: 0, entry: Entry(value: $0.after, accepted: min($0.accepted, now))) }
            + seen.map { (order: 1, entry: Entry(value: $0.settings, accepted: min($0.firstSeen, now))) }
        self.init(start)
        for (_, entry) in entries.sorted(by: { ($0.entry.accepted, $0.order) < ($1.entry.accepted, $1.order) })
        where entry.value != accepted {
            accept(entry.value, at: entry.accepted)
        }
        if accepted != read { accept(read, at: now) }
        self = pruned(at: now, delay: delay)
    }
}
