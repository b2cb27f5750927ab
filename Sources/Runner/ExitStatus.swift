import Files
import Interpreter

/// What the exit status of a run means.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case fine = 0
    case expectationFailed = 1
    case planDiffers = 2
    case refused = 3
    case usage = 64
    case inputInError = 65
    case unreadable = 66
    case serviceUnreachable = 69
    case internalFault = 70
    case busy = 75
    case notPermitted = 77
    case interrupted = 130

    package var meaning: String {
        switch self {
        case .fine: "everything ran and held"
        case .expectationFailed: "an expectation failed"
        case .planDiffers: "with --detailed-exitcode: the last plan differs and was not applied"
        case .refused: "a change was refused"
        case .usage: "the command line is wrong"
        case .inputInError: "a script or tenant file is in error; nothing ran"
        case .unreadable: "a file cannot be read or written"
        case .serviceUnreachable: "the service of a live tenant cannot be reached; the journal knows more"
        case .busy: "the service is busy, or another run is changing the tenant: try later"
        case .notPermitted: "not signed in, or not permitted"
        case .internalFault: "a fault of photopolicy's own"
        case .interrupted: "interrupted"
        }
    }

    /// The status of a run whose level was closed.
    init(_ closing: Session.Closing) {
        switch closing {
        case .expectation: self = .expectationFailed
        case .refusal: self = .refused
        }
    }

    /// The status of a fault.
    package init(_ kind: ExitKind) {
        switch kind {
        case .inputInError: self = .inputInError
        case .unreadable: self = .unreadable
        case .serviceUnreachable: self = .serviceUnreachable
        case .busy: self = .busy
        case .notPermitted: self = .notPermitted
        case .refused: self = .refused
        case .usage: self = .usage
        }
    }
}
