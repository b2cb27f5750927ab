import Files
import PhotoLanguage

/// A fault while running that is nobody's expectation: what a statement asks for is impossible in this tenant.
package struct RunError: Fault {
    package let code: String
    package let message: String
    /// The statement at which the run ended.
    package private(set) var place: Place?

    package init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }

    package var faultCode: String { code }
    package var sentence: String { message }
    package var exitKind: ExitKind { .inputInError }

    /// The fault as a report on the statement.
    package var report: Report? {
        place.map { Report(code, in: $0.source, at: $0.span, message) }
    }
}

extension RunError {
    /// The error with the innermost statement at which it came up; other errors as they are.
    static func placed(_ error: any Error, at place: Place) -> any Error {
        guard var placed = error as? RunError else { return error }
        if placed.place == nil { placed.place = place }
        return placed
    }
}
