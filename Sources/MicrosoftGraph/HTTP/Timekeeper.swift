import FoundationEssentials
import PhotoPolicy

/// Clock, sleep and randomness, so that tests need not wait.
package struct Timekeeper: Sendable {
    package let now: @Sendable () -> Instant
    package let sleep: @Sendable (Duration) async throws -> Void
    /// Between 0 and 1.
    package let chance: @Sendable () -> Double

    package init(
        now: @escaping @Sendable () -> Instant, sleep: @escaping @Sendable (Duration) async throws -> Void,
        chance: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.chance = chance
    }

    package static let system = Timekeeper(
        now: { Instant(seconds: Int(Date().timeIntervalSince1970)) },
        sleep: { try await Task.sleep(for: $0) },
        chance: { Double.random(in: 0...1) })
}
