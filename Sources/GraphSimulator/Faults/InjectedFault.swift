/// Something that goes wrong on demand, for the tests of a client.
package struct InjectedFault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// 429, with `Retry-After` in seconds or without it.
        case rateLimit(retryAfter: Int?)
        /// 401 with a claims challenge: the client must sign in again with these claims, although its token is valid.
        case claimsChallenge
        /// A service error, with `Retry-After` in seconds or without it.
        case status(Int, retryAfter: Int? = nil)
        /// The answer is delayed by this many milliseconds.
        case latency(Int)
        /// The connection ends before the request is carried out.
        case cutBefore
        /// The request is carried out, and the connection ends without an answer.
        case cutUnanswered
        /// The connection ends in the middle of the answer.
        case cutDuring
        /// The connection ends right after the answer.
        case cutAfter
        /// A body that is cut off but claims to be complete.
        case malformed
    }

    package enum Times: Sendable, Hashable {
        case next(Int)
        /// Each request with this probability, from 0 to 1.
        case share(Double)
    }

    package var kind: Kind
    package var times: Times
    /// The request method; nil for any.
    package var method: String?
    /// Text that the lowercased path must contain; nil for any path.
    package var path: String?
    /// Whether sign-in requests also meet the fault if it names no path. Graph requests always do.
    package var includesSignIn: Bool

    package init(
        _ kind: Kind, _ times: Times = .next(1), method: String? = nil, path: String? = nil,
        includesSignIn: Bool = false
    ) {
        self.kind = kind
        self.times = times
        self.method = method
        self.includesSignIn = includesSignIn
        self.path = path?.lowercased()
    }
}

extension InjectedFault {
    /// The names of the kinds on the command line and at the control endpoint.
    package enum Word: String, Sendable, CaseIterable {
        case rateLimit, claimsChallenge, status, latency, cutBefore, cutUnanswered, cutDuring, cutAfter, malformed
    }
}

extension InjectedFault.Word {
    /// - Parameters:
    ///   - status: for `status`.
    ///   - retryAfter: seconds, for `rateLimit` and `status`.
    ///   - milliseconds: for `latency`.
    package func kind(status: Int = 500, retryAfter: Int? = nil, milliseconds: Int = 100) -> InjectedFault.Kind {
        switch self {
        case .rateLimit: .rateLimit(retryAfter: retryAfter)
        case .claimsChallenge: .claimsChallenge
        case .status: .status(status, retryAfter: retryAfter)
        case .latency: .latency(milliseconds)
        case .cutBefore: .cutBefore
        case .cutUnanswered: .cutUnanswered
        case .cutDuring: .cutDuring
        case .cutAfter: .cutAfter
        case .malformed: .malformed
        }
    }
}

extension InjectedFault.Kind {
    /// Returns what Graph answers instead; nil for the kinds that spoil a connection or an answer.
    func refusal(now: Double) -> GraphError? {
        switch self {
        case .rateLimit(let seconds): .tooManyRequests(retryAfter: seconds)
        case .claimsChallenge: .claimsChallenge(notBefore: now)
        case .status(let status, let seconds):
            GraphError(
                status, Self.code(of: status), "photopolicy's simulator was told to fail.", retryAfter: seconds)
        case .latency, .cutBefore, .cutUnanswered, .cutDuring, .cutAfter, .malformed: nil
        }
    }

    package var canTellWhenToRetry: Bool {
        switch self {
        case .rateLimit, .status: true
        case .claimsChallenge, .latency, .cutBefore, .cutUnanswered, .cutDuring, .cutAfter, .malformed: false
        }
    }

    var isRefusal: Bool { refusal(now: 0) != nil }

    private static func code(of status: Int) -> String {
        switch status {
        case 500: "InternalServerError"
        case 503: "ServiceUnavailable"
        case 504: "GatewayTimeout"
        default: "UnknownError"
        }
    }
}

/// The waiting faults and the dice that decide when they occur.
struct Faults: Sendable {
    var waiting: [InjectedFault] = []
    var dice: Dice

    init(_ faults: [InjectedFault], seed: UInt64) {
        waiting = faults
        dice = Dice(state: seed)
    }

    /// Returns the faults that a request meets and counts them down.
    mutating func meet(_ arrival: Arrival) -> [InjectedFault.Kind] {
        meet(method: arrival.method, path: arrival.path, isGraph: arrival.place == .graph)
    }

    /// - Parameter isPart: whether it is one request of a batch, which can only be refused. Only one refusal is met:
    ///   the others wait for later requests.
    mutating func meet(
        method: String, path: Substring, isGraph: Bool = true, isPart: Bool = false
    ) -> [InjectedFault.Kind] {
        guard !waiting.isEmpty else { return [] }
        let path = path.lowercased()
        var met: [InjectedFault.Kind] = []
        for place in waiting.indices {
            let fault = waiting[place]
            guard fault.kind.isRefusal ? !met.contains(where: \.isRefusal) : !isPart,
                fault.method.map({ $0 == method }) ?? true,
                isGraph || fault.includesSignIn || fault.path != nil,
                fault.path.map({ path.contains($0) }) ?? true
            else { continue }
            switch fault.times {
            case .next(let count) where count > 0:
                waiting[place].times = .next(count - 1)
                met.append(fault.kind)
            case .next: break
            case .share(let share): if dice.thrown() < share { met.append(fault.kind) }
            }
        }
        waiting.removeAll { $0.times == .next(0) }
        return met
    }
}
