/// Pseudo-random numbers that are the same for the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    /// Mixes the seed: neighbouring seeds, one step apart, would repeat each other's numbers shifted by one.
    init(seed: Int) { state = Self.mixed(UInt64(truncatingIfNeeded: seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func one(in percent: Int) -> Bool { number(1...100) <= percent }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...(values.count - 1))] }

    /// Returns the values in order, each with the given probability.
    mutating func some<Value>(_ values: [Value], percent: Int) -> [Value] {
        var result: [Value] = []
        for value in values where one(in: percent) { result.append(value) }
        return result
    }
}
