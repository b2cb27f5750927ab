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
        // Counts come from foreign directories: a sum beyond an `Int` stays at its end.
        let (sum, overflow) = count.addingReportingOverflow(max(0, more))
        count = overflow ? .max : sum
        for name in names where samples.count < Population.sampleLimit && !samples.contains(name) {
            samples.append(name)
        }
    }

    /// `1 guest (ann@contoso.com)`, `214 guests`: names follow when they are all of them.
    func phrase(_ one: String, _ many: String) -> String {
        let words = "\(count) \(count == 1 ? one : many)"
        guard count <= Population.sampleLimit, samples.count == count, count > 0 else { return words }
        return "\(words) (\(samples.joined(separator: ", ")))"
    }
}

/// `A`, `A and B`, `A, B and C`.
func listed(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last else { return "" }
    guard words.count > 1 else { return last }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}
