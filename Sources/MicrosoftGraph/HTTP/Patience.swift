import PhotoPolicy

/// How often and how long to try again when a service is busy or away (FACTS, resilience).
package struct Patience: Sendable {
    package var attempts = 6
    /// The longest single wait of our own choosing, in seconds.
    package var longestBackOff = 30.0
    /// The seconds beyond which we give up and say so when the service asks for a wait.
    package var longestWait = 300.0

    package init() {}

    /// Returns the seconds to wait before the next attempt: what the service asked for, or 1, 2, 4 … up to the cap,
    /// randomly cut by up to half so that many clients do not return at once.
    func wait(afterAttempt attempt: Int, retryAfter: String?, _ time: Timekeeper) -> Double {
        if let retryAfter, let seconds = Self.seconds(retryAfter, now: time.now()) { return seconds }
        let doubled = min(longestBackOff, Double(1 << min(attempt, 20)))
        return doubled * (1 - time.chance() / 2)
    }

    /// Returns the seconds of a `Retry-After`, a number or an HTTP date: zero for a time in the past, at most a day.
    static func seconds(_ text: String, now: Instant) -> Double? {
        let text = text.filter { $0 != " " || text.contains(",") }
        if let number = Double(text), number.isFinite { return bounded(number) }
        return httpDate(text).map { bounded(Double($0.seconds - now.seconds)) }
    }

    private static func bounded(_ seconds: Double) -> Double { max(0, min(seconds, 86_400)) }

    /// `Wed, 21 Oct 2015 07:28:00 GMT`.
    static func httpDate(_ text: String) -> Instant? {
        let words = text.split { $0 == " " || $0 == "," }
        guard words.count == 6, let month = months.firstIndex(of: words[2].lowercased()), words[5] == "GMT" else {
            return nil
        }
        let day = words[1].count == 1 ? "0" + words[1] : String(words[1])
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        return Instant("\(words[3])-\(number)-\(day)T\(words[4])Z")
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
