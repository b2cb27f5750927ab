/// A value whose changes are accepted at once and take up to some delay to come into force.
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

    /// Accepts a value, replacing any that was accepted at the same instant: later questions cannot tell them apart,
    /// and a service that is written to a million times does not grow.
    package mutating func acceptLast(_ value: Value, at instant: Instant) {
        if changes.last?.accepted == instant { changes.removeLast() }
        accept(value, at: instant)
    }

    /// The values that may be in force at an instant: first the one that has spread everywhere, last the accepted one,
    /// between them those accepted meanwhile. A change is in force as soon as exactly its delay has passed.
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

    /// The moments after an instant at which a change comes into force everywhere, in time order.
    package func settlings(after instant: Instant, delay: TimeSpan) -> [Instant] {
        changes.map { $0.accepted + delay }.filter { $0 > instant }
    }

    /// Returns the timeline without what no longer matters at an instant: it starts with what has spread everywhere.
    package func pruned(at instant: Instant, delay: TimeSpan) -> Timeline {
        let values = possible(at: instant, delay: delay)
        return Timeline(values[0], changes: Array(changes.suffix(values.count - 1)))
    }
}
