import PhotoPolicy

extension Instant {
    /// The moment as people write it: `6 Sep 2024 09:00 UTC`, with seconds only if there are any.
    package var words: String {
        let text = Array(description.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
        guard text.count == "2024-09-06T09:00:00Z".utf8.count, let month = Int(part(5..<7)), let day = Int(part(8..<10))
        else { return description }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let seconds = part(17..<19)
        return "\(day) \(months[month - 1]) \(part(0..<4)) \(part(11..<16))\(seconds == "00" ? "" : ":" + seconds) UTC"
    }

    /// The time of day: `09:00`.
    var timeOfDay: String { String(description.dropFirst(11).prefix(5)) }

    /// Whether another moment is on the same UTC day.
    func isOnDay(of other: Instant) -> Bool { description.prefix(10) == other.description.prefix(10) }
}

extension TimeSpan {
    /// `24 hours`, `90 minutes`, `3 days`: in the largest unit that divides it, in hours below two days.
    package var words: String {
        let (unit, name) = units.first { seconds % $0.seconds == 0 && seconds > 0 } ?? (1, "second")
        let count = seconds / unit
        return "\(count) \(name)\(count == 1 ? "" : "s")"
    }

    private var units: [(seconds: Int, name: String)] {
        (seconds >= 2 * 86_400 ? [(86_400, "day")] : []) + [(3600, "hour"), (60, "minute")]
    }

    /// `, 2 days ago`; empty for less than a minute. An age is given in its largest unit only.
    package var ago: String {
        guard seconds >= 60 else { return "" }
        let unit = seconds >= 2 * 86_400 ? 86_400 : seconds >= 3600 ? 3600 : 60
        return ", \(TimeSpan(seconds: seconds / unit * unit).words) ago"
    }
}
