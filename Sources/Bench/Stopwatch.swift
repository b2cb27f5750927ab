/// Measures times as the best of several rounds: other work on the machine only ever adds to a time.
enum Stopwatch {
    /// Returns the seconds that one repetition took in the best round.
    static func best(rounds: Int, repetitions: Int = 1, _ work: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            let time = try ContinuousClock().measure {
                for _ in 0..<repetitions { try work() }
            }
            best = min(best, seconds(time) / Double(repetitions))
        }
        return best
    }

    static func bestOfAsync(rounds: Int, _ work: () async throws -> Void) async throws -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            try await work()
            best = min(best, seconds(ContinuousClock.now - start))
        }
        return best
    }

    /// Returns the best times of several works in seconds. They run in turn so that each meets the same conditions.
    static func bestInTurn(rounds: Int, _ works: [() throws -> Void]) throws -> [Double] {
        var best = works.map { _ in Double.infinity }
        for _ in 0..<rounds {
            for (index, work) in works.enumerated() {
                best[index] = min(best[index], seconds(try ContinuousClock().measure(work)))
            }
        }
        return best
    }

    private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
