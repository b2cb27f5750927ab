/// A value from the beginning, and what was accepted after it, in the order of time.
struct OracleHistory<Value: Hashable & Sendable>: Hashable, Sendable {
    struct Change: Hashable, Sendable {
        let accepted: Int
        let value: Value
    }

    var first: Value
    var changes: [Change] = []

    init(_ first: Value) { self.first = first }

    var accepted: Value { changes.last?.value ?? first }

    mutating func accept(_ value: Value, at moment: Int) { changes.append(Change(accepted: moment, value: value)) }

    /// What may be met at a moment: what was accepted last of all that is in force for certain, and all after it.
    func states(at moment: Int, delay: Int) -> [Value] {
        var states = [first]
        for change in changes {
            if change.accepted + delay <= moment { states.removeAll() }
            states.append(change.value)
        }
        return states
    }

    /// The moments at which some change is in force for certain.
    func ends(_ delay: Int) -> [Int] { changes.map { $0.accepted + delay } }
}
