import PhotoLanguage
import PhotoPolicy
import Text

/// Turns names in a text into values of the domain: roles, users, clients, scopes, codes, lengths of time.
///
/// What is built in is known at once; what only a tenant knows becomes a reference for the binding pass.
struct NameResolver {
    var reports: [Report] = []
    private(set) var references: [Reference] = []
    var variables: VariableScopes
    var whatIfDepth = 0
    /// Whether the text being resolved is inside `find policy`, where there is no time.
    var isInSearch = false

    init(variables: VariableScopes) { self.variables = variables }

    mutating func report(
        _ code: CheckCode, _ place: Place, _ message: String, severity: Report.Severity = .error,
        help: String? = nil, edits: [Edit] = []
    ) {
        reports.append(
            Report(code.rawValue, severity, in: place.source, at: place.span, message, help: help, edits: edits))
    }

    /// Reports an unknown name, with the nearest known one.
    mutating func reportUnknown(
        _ code: CheckCode, _ what: String, _ name: String, at place: Place, among known: [String], help: String? = nil
    ) {
        let near = nearestWord(to: name, among: known)
        // A variable of that name is evidently meant.
        let variable = variables.names.first { $0.lowercased() == name.lowercased() }
        let edit = variable.map { Edit(place.span, "$\($0)", .sure) } ?? near.map { Edit(place.span, $0, .likely) }
        report(
            code, place, "there is no \(what) `\(name)`",
            help: variable.map { "`$\($0)` is defined here" } ?? (near == nil ? help : nil),
            edits: edit.map { [$0] } ?? [])
    }

    mutating func refer(_ kind: Reference.Kind, _ place: Place) {
        references.append(Reference(kind: kind, place: place, isInWhatIf: whatIfDepth > 0))
    }
}

extension NodeView {
    var place: Place { Place(source: source, span: span) }
}
