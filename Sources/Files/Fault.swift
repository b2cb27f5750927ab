/// A thrown error that people are shown: the same wherever it surfaces, at the prompt or at the end of a command.
package protocol Fault: Error, Sendable {
    /// The stable code; `photopolicy explain` has a page on each.
    var faultCode: String { get }
    /// One sentence that stands alone.
    var sentence: String { get }
    /// What to do next.
    var help: String? { get }
    var exitKind: ExitKind { get }
}

extension Fault {
    package var help: String? { nil }
}

/// What a fault means to the caller of the program; it determines the exit status.
package enum ExitKind: Sendable, Hashable, CaseIterable {
    /// A script, a tenant file or another text is wrong.
    case inputInError
    /// A file cannot be read or written.
    case unreadable
    case serviceUnreachable, busy, notPermitted, refused
    case usage
}
