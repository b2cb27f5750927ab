/// An initial value and the values accepted after it, in chronological order.
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

    /// Returns the values that may be in force at a moment: the latest that certainly is, and all accepted after it.
    func states(at moment: Int, delay: Int) -> [Value] {
        var states = [first]
        for change in changes {
            if change.accepted + delay <= moment { states.removeAll() }
            states.append(change.value)
        }
        return states
    }

    /// Returns the moments from which each change is certainly in force.
    func ends(_ delay: Int) -> [Int] { changes.map { $0.accepted + delay } }
}
