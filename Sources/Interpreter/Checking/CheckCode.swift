/// Codes of reports of the checking passes, beside those of the syntax.
package enum CheckCode: String, Sendable, CaseIterable {
    // Text.
    case roleUnknown = "role-unknown"
    case emptyRoles = "empty-roles"
    case clientUnknown = "client-unknown"
    case scopeUnknown = "scope-unknown"
    case codeUnknown = "code-unknown"
    case reasonNeedsCannot = "reason-needs-cannot"
    case durationInvalid = "duration-invalid"
    case variableUnknown = "variable-unknown"
    case alreadyDefined = "already-defined"
    case variableUnused = "variable-unused"
    case listNotAllowed = "list-not-allowed"
    case includeNotFound = "include-not-found"
    case includeCycle = "include-cycle"
    case tooManyIncludes = "too-many-includes"
    case timeInSearch = "time-in-search"
    // Binding.
    case userUnknown = "user-unknown"
    case unitUnknown = "unit-unknown"
    case photoFileUnreadable = "photo-file-unreadable"
    case photoNotAnImage = "photo-not-an-image"
    case photoTooLarge = "photo-too-large"
    case simulationOnly = "simulation-only"
    case readOnly = "read-only"
    case noOperator = "no-operator"
}
