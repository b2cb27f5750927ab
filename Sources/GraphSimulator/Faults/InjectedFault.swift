/// Something that goes wrong on demand, for the tests of a client.
package struct InjectedFault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// 429, with `Retry-After` in seconds or without it.
        case rateLimit(retryAfter: Int?)
        /// 401 with a claims challenge: the client is to sign in once more with these claims, though its token is good.
        case claimsChallenge
        /// An error of the service, with `Retry-After` in seconds or without it.
        case status(Int, retryAfter: Int? = nil)
        /// The answer comes later, by milliseconds.
        case latency(Int)
        /// The connection ends before the request is carried out.
        case cutBefore
        /// The request is carried out, and the connection ends without an answer.
        case cutUnanswered
        /// The connection ends in the middle of the answer.
        case cutDuring
        /// The connection ends right after the answer.
        case cutAfter
        /// A body that is cut off and yet claims to be whole.
        case malformed
    }

    package enum Times: Sendable, Hashable {
        case next(Int)
        /// Each request with this probability, from 0 to 1.
        case share(Double)
    }

    package var kind: Kind
    package var times: Times
    /// Nil is any.
    package var method: String?
    /// Requests whose path, in small letters, contains this; nil is any.
    package var path: String?
    /// Whether requests at sign-in meet it though it names no path; those at Graph always do.
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
    /// What kinds are called, on the command line and at the control endpoint.
    package enum Word: String, Sendable, CaseIterable {
        case rateLimit, claimsChallenge, status, latency, cutBefore, cutUnanswered, cutDuring, cutAfter, malformed
    }
}

extension InjectedFault.Word {
    /// - Parameters:
    ///   - status: of `status`.
    ///   - retryAfter: seconds, of `rateLimit` and `status`.
    ///   - milliseconds: of `latency`.
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
    /// What Graph answers in the place of what was asked for; nil for the kinds that spoil a connection or an answer.
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

/// The faults that wait, and the dice.
struct Faults: Sendable {
    var waiting: [InjectedFault] = []
    var dice: Dice

    init(_ faults: [InjectedFault], seed: UInt64) {
        waiting = faults
        dice = Dice(state: seed)
    }

    /// The faults that a request meets; one that is counted is used up.
    mutating func meet(_ arrival: Arrival) -> [InjectedFault.Kind] {
        meet(method: arrival.method, path: arrival.path, isGraph: arrival.place == .graph)
    }

    /// - Parameter isPart: whether it is one request of a batch, which can be refused and nothing else. Only one refusal
    ///   is met: the next ones wait for the next requests.
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

/// SplitMix64: the same seed, the same faults.
struct Dice: Sendable, RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// From 0 to below 1.
    mutating func thrown() -> Double { Double(next() >> 11) * 0x1p-53 }
}
