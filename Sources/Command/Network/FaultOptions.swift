#if Network
import ArgumentParser
import GraphSimulator

struct FaultOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Answer Graph requests so many milliseconds later.", valueName: "milliseconds"))
    var latency: Int?

    @Option(help: ArgumentHelp("Answer more Graph requests than these in a second with 429.", valueName: "n"))
    var throttle: Int?

    @Option(
        help: ArgumentHelp(
            "Let a share of the Graph requests fail: a status (503), claimsChallenge, cutBefore, cutUnanswered, "
                + "cutDuring, cutAfter or malformed. Behind it may stand retry-after=SECONDS, method=METHOD and "
                + "path=PART, each behind a comma; with a path, requests at sign-in fail too.",
            valueName: "kind:share"))
    var fail: [String] = []

    @Option(help: ArgumentHelp("What the dice of --fail start from.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws {
        guard (latency ?? 0) >= 0, (latency ?? 0) <= 600_000 else {
            throw ValidationError("--latency is a number of milliseconds up to 600000")
        }
        guard (throttle ?? 1) >= 1 else { throw ValidationError("--throttle is a number of requests, at least 1") }
        _ = try faults()
    }

    func faults() throws -> [InjectedFault] {
        try (latency.map { [InjectedFault(.latency($0), .share(1))] } ?? []) + fail.map(fault)
    }

    private func fault(_ text: String) throws -> InjectedFault {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let start = parts[0].split(separator: ":", omittingEmptySubsequences: false)
        guard start.count == 2, let share = Double(start[1]), (0...1).contains(share) else {
            throw ValidationError("--fail \(text): expected a kind and a share such as 503:0.1 or cutDuring:0.01")
        }
        var retryAfter: Int?
        var method: String?
        var path: String?
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            switch (pair.first, pair.dropFirst().first) {
            case ("retry-after", let value?):
                guard let seconds = Int(value), (0...86_400).contains(seconds) else {
                    throw ValidationError("--fail \(text): retry-after is a number of seconds up to 86400")
                }
                retryAfter = seconds
            case ("method", let value?):
                method = value.uppercased()
                guard InjectedFault.methods.contains(value.uppercased()) else {
                    throw ValidationError(
                        "--fail \(text): method is one of \(InjectedFault.methods.joined(separator: ", "))")
                }
            case ("path", let value?): path = value
            default:
                throw ValidationError("--fail \(text): expected retry-after=SECONDS, method=METHOD or path=PART")
            }
        }
        guard let kind = Self.kind(String(start[0]), retryAfter) else {
            throw ValidationError(
                "--fail \(text): expected a status from 400 to 599, claimsChallenge, cutBefore, cutUnanswered, cutDuring, "
                    + "cutAfter or malformed")
        }
        guard retryAfter == nil || kind.canTellWhenToRetry else {
            throw ValidationError("--fail \(text): only an answer of a status has retry-after")
        }
        return InjectedFault(kind, .share(share), method: method, path: path)
    }

    /// Returns a kind of fault: a status by its number, other kinds by name; a delay has its own option.
    private static func kind(_ word: String, _ retryAfter: Int?) -> InjectedFault.Kind? {
        if word == "429" { return .rateLimit(retryAfter: retryAfter) }
        if let status = Int(word) {
            return (400...599).contains(status) ? .status(status, retryAfter: retryAfter) : nil
        }
        guard let named = InjectedFault.Word(rawValue: word), !unnamed.contains(named) else { return nil }
        return named.kind()
    }

    private static let unnamed: [InjectedFault.Word] = [.rateLimit, .status, .latency]
}
#endif
