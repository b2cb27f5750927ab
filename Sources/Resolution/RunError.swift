import Files
import PhotoLanguage

/// Something that a statement asks for but is impossible in this tenant, found only when it ran.
package struct RunError: Fault {
    package let code: CheckCode
    package let sentence: String
    /// The statement at which the run ended.
    package private(set) var place: Place?

    package init(_ code: CheckCode, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    package var faultCode: String { code.rawValue }
    package var exitKind: ExitKind { .inputInError }

    /// The fault as a report on the statement.
    package var report: Report? {
        place.map { Report(code.rawValue, in: $0.source, at: $0.span, sentence) }
    }
}

extension RunError {
    package static let noOperator = RunError(.noOperator, "this tenant has no operator, so that `me` is nobody")
    package static let simulationOnly = RunError(.simulationOnly, "this exists in simulation only")
    package static let noWriter = RunError(.readOnly, "this session changes no live tenant")

    package static func photoNotAnImage(_ path: String) -> RunError {
        RunError(.photoNotAnImage, "the file \"\(path)\" is no JPEG or PNG of at most 4 MB")
    }

    /// Returns the error with the innermost statement at which it occurred; other errors unchanged.
    package static func placed(_ error: any Error, at place: Place) -> any Error {
        guard var placed = error as? RunError else { return error }
        if placed.place == nil { placed.place = place }
        return placed
    }
}
