import Glibc
import PhotoPolicy
import Synchronization

/// The wall-clock time as headers and errors show it, formatted at most once a second.
enum WallDate {
    struct Text: Sendable {
        let second: Int
        /// `2024-09-05T11:17:08`.
        let iso: String
        /// `Thu, 05 Sep 2024 11:17:08 GMT`.
        let http: String
    }

    private static let last = Mutex(Text(second: .min, iso: "", http: ""))

    static func text(_ now: Double) -> Text {
        let second = Int(now)
        return last.withLock { last in
            if last.second != second { last = make(second) }
            return last
        }
    }

    private static func make(_ second: Int) -> Text {
        let iso = String(Instant(seconds: second).description.dropLast())
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = iso.split { "-T".contains($0) }.map(String.init)
        guard parts.count == 4, let month = Int(parts[1]), months.indices.contains(month - 1) else {
            return Text(second: second, iso: iso, http: iso)
        }
        let day = days[(second / 86_400 % 7 + 7) % 7]
        return Text(
            second: second, iso: iso, http: "\(day), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]) GMT")
    }
}

/// Seconds since 1970 by the system's clock.
enum WallClock {
    @Sendable static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
