import Files

/// Why a tenant's directory or service could not be read or changed. Never *absent*: what is not there is a value.
package struct ServiceError: Fault, Hashable {
    /// What the caller can do about it; it determines the exit status.
    package enum Kind: String, Sendable, Hashable {
        /// No answer, or none that could be understood: nothing is known about what was asked.
        case unreachable
        /// Asked too often; later it may go through.
        case throttled
        /// Signed in, but not permitted.
        case notPermitted
        /// Not signed in, or no longer.
        case notSignedIn
        /// The service understood and refused.
        case refused
    }

    package let kind: Kind
    /// The stable code; `photopolicy explain` has a page on each.
    package let code: String
    /// One sentence that stands alone; never holds a token.
    package let message: String
    package let help: String?
    /// The service's `request-id`, for its support.
    package let requestID: String?
    /// For a change: whether it may have been made nonetheless.
    package let mayHaveArrived: Bool
    /// Seconds that the service asks to wait before it is asked again.
    package let retryAfter: Double?

    /// - Parameter mayHaveArrived: nil means the default for the kind.
    package init(
        _ kind: Kind, _ code: String, _ message: String, help: String? = nil, requestID: String? = nil,
        mayHaveArrived: Bool? = nil, retryAfter: Double? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.help = help
        self.requestID = requestID
        self.mayHaveArrived = mayHaveArrived ?? (kind == .unreachable)
        self.retryAfter = retryAfter
    }

    package var faultCode: String { code }
    package var sentence: String { message + (requestID.map { " (request \($0))" } ?? "") }

    package var exitKind: ExitKind {
        switch kind {
        case .unreachable: .serviceUnreachable
        case .throttled: .busy
        case .notPermitted, .notSignedIn: .notPermitted
        case .refused: .refused
        }
    }
}
