/// A length of time in whole seconds, written as in the photo language: `30s 90m 24h 2d 1d12h`.
package struct TimeSpan: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package static func hours(_ count: Int) -> TimeSpan { TimeSpan(seconds: count * 3600) }
    package static func minutes(_ count: Int) -> TimeSpan { TimeSpan(seconds: count * 60) }

    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }

    /// Reads numbers with their units, largest unit first, each at most once; nil for anything else and for more than
    /// a thousand years.
    package init?(_ text: String) {
        var total = 0
        var number: Int?
        var units = Self.units[...]
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                guard (number ?? 0) < 100_000_000_000 else { return nil }
                number = (number ?? 0) * 10 + Int(byte - 0x30)
            } else {
                guard let count = number, let place = units.firstIndex(where: { $0.letter == byte | 0x20 }) else {
                    return nil
                }
                total += count * units[place].seconds
                guard total <= Self.longest else { return nil }
                units = units[(place + 1)...]
                number = nil
            }
        }
        guard number == nil, !text.isEmpty else { return nil }
        self.init(seconds: total)
    }

    package var description: String {
        var rest = seconds
        var text = ""
        for unit in Self.units where rest >= unit.seconds {
            text += "\(rest / unit.seconds)\(Character(Unicode.Scalar(unit.letter)))"
            rest %= unit.seconds
        }
        return text.isEmpty ? "0s" : text
    }

    private static let longest = 31_536_000_000

    private static let units: [(letter: UInt8, seconds: Int)] = [
        (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
    ]
}
