/// Times of work, best of several rounds: other work on the machine only ever adds to a time.
enum Stopwatch {
    /// Seconds that one of the repetitions of the best round took.
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

    /// The best times of several works, in seconds, run in turn so that each meets the same machine.
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
