/// A moment in whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Sendable, Hashable, Comparable {
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    /// The moment a span later or earlier, clamped to the range of `Int`.
    package static func + (instant: Instant, span: Int) -> Instant {
        let (sum, overflow) = instant.seconds.addingReportingOverflow(span)
        return Instant(seconds: overflow ? (span > 0 ? .max : .min) : sum)
    }

    package static func + (instant: Instant, span: TimeSpan) -> Instant { instant + span.seconds }

    /// The time from the right moment to the left one; negative when the left is earlier.
    package static func - (left: Instant, right: Instant) -> TimeSpan {
        TimeSpan(seconds: left.seconds - right.seconds)
    }

    /// The first second of the year 0, the earliest that four digits can express.
    package static let earliest = Instant(seconds: -62_167_219_200)

    /// The last second of the year 9999: no clock is set later.
    package static let latest = Instant(seconds: 253_402_300_799)
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2024-09-05T09:00:00Z`.
    package var description: String {
        let day = seconds.flooringDivision(by: 86_400)
        let second = seconds - day * 86_400
        let date = CivilDate(day: day)
        return "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.dayOfMonth, 2))T"
            + "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2)):\(Self.padded(second % 60, 2))Z"
    }

    /// Reads ISO 8601 in UTC or with an offset, dropping fractions of a second; nil for anything else, and when an
    /// offset leads out of the years 0 to 9999.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            return bytes[range].reduce(0 as Int?) { total, byte in
                guard let total, (0x30...0x39).contains(byte) else { return nil }
                return total * 10 + Int(byte - 0x30)
            }
        }
        func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
            index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: character) | 0x20
        }
        guard let year = number(0..<4), has("-", at: 4), let month = number(5..<7), has("-", at: 7),
            let day = number(8..<10), has("t", at: 10), let hour = number(11..<13), has(":", at: 13),
            let minute = number(14..<16), has(":", at: 16), let second = number(17..<19),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61,
            CivilDate(day: CivilDate(year: year, month: month, dayOfMonth: day).day).month == month
        else { return nil }
        var index = 19
        if has(".", at: index) {
            index += 1
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        }
        var offset = 0
        if has("z", at: index), index + 1 == bytes.count {
            offset = 0
        } else if index + 6 == bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"),
            let hours = number(index + 1..<index + 3), hours < 24, has(":", at: index + 3),
            let minutes = number(index + 4..<index + 6), minutes < 60
        {
            offset = (hours * 60 + minutes) * (bytes[index] == UInt8(ascii: "-") ? -60 : 60)
        } else {
            return nil
        }
        let day1970 = CivilDate(year: year, month: month, dayOfMonth: day).day
        self.init(seconds: day1970 * 86_400 + hour * 3600 + minute * 60 + second - offset)
        guard (Self.earliest...Self.latest).contains(self) else { return nil }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A day of the Gregorian calendar, by the usual arithmetic on eras of 400 years.
private struct CivilDate {
    let year: Int
    let month: Int
    let dayOfMonth: Int

    init(year: Int, month: Int, dayOfMonth: Int) {
        self.year = year
        self.month = month
        self.dayOfMonth = dayOfMonth
    }

    init(day: Int) {
        let shifted = day + 719_468
        let era = shifted.flooringDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        dayOfMonth = dayOfYear - (153 * march + 2) / 5 + 1
        month = march < 10 ? march + 3 : march - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    var day: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooringDivision(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Int {
    fileprivate func flooringDivision(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
