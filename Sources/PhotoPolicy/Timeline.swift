/// A value whose changes are accepted at once and take up to some delay to be in force.
///
/// Never empty: the first entry holds from the beginning. Entries are in the order of their acceptance.
package struct Timeline<Value: Hashable & Sendable>: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let value: Value
        /// When the service accepted it.
        package let accepted: Instant

        package init(value: Value, accepted: Instant) {
            self.value = value
            self.accepted = accepted
        }
    }

    package private(set) var first: Value
    package private(set) var changes: [Entry]

    package init(_ first: Value, changes: [Entry] = []) {
        self.first = first
        self.changes = changes.sorted { $0.accepted < $1.accepted }
    }

    /// What the service answers when asked now.
    package var accepted: Value { changes.last?.value ?? first }

    package mutating func accept(_ value: Value, at instant: Instant) {
        changes.append(Entry(value: value, accepted: instant))
    }

    /// Accepts a value in the place of any that was accepted at the same instant: whoever asks later cannot tell them
    /// apart, and a service that is written to a million times keeps its size.
    package mutating func acceptLast(_ value: Value, at instant: Instant) {
        if changes.last?.accepted == instant { changes.removeLast() }
        accept(value, at: instant)
    }

    /// The values that may be in force at an instant: first the one that has spread everywhere, last the accepted one,
    /// between them what was accepted in between. A change is in force from exactly its delay on.
    package func possible(at instant: Instant, delay: TimeSpan) -> [Value] {
        let spreading = changes.lastIndex { $0.accepted + delay <= instant }
        let start = spreading.map { $0 + 1 } ?? 0
        let settled = spreading.map { changes[$0].value } ?? first
        return [settled] + changes[start...].map(\.value)
    }

    /// When the last accepted value is in force everywhere; nil when it already is.
    package func settles(after instant: Instant, delay: TimeSpan) -> Instant? {
        guard let last = changes.last else { return nil }
        let end = last.accepted + delay
        return end <= instant ? nil : end
    }

    /// The moments after an instant at which some change is in force everywhere, in the order of time.
    package func settlings(after instant: Instant, delay: TimeSpan) -> [Instant] {
        changes.map { $0.accepted + delay }.filter { $0 > instant }
    }

    /// The timeline without what no longer matters at an instant: changes that have spread everywhere are its start.
    package func pruned(at instant: Instant, delay: TimeSpan) -> Timeline {
        let values = possible(at: instant, delay: delay)
        return Timeline(values[0], changes: Array(changes.suffix(values.count - 1)))
    }
}
