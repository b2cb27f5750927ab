/// How many accounts something concerns, and a few of their names.
struct Tally: Sendable, Hashable {
    private(set) var count = 0
    private(set) var samples: [String] = []

    init() {}

    init(_ populations: [Population], where concerns: (AccountFacts) -> Bool) {
        for population in populations where concerns(population.facts) { add(population) }
    }

    var isEmpty: Bool { count == 0 }

    mutating func add(_ population: Population) { add(population.count, population.samples) }

    mutating func add(_ more: Int, _ names: [String]) {
        count = count.addingClamped(max(0, more))
        for name in names where samples.count < Population.sampleLimit && !samples.contains(name) {
            samples.append(name)
        }
    }
}
