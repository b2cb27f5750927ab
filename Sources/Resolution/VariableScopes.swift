/// The variables that are known at a place in a script: those of all blocks around it.
struct VariableScopes {
    private struct Variable {
        let values: [TextItem]
        /// Where a `let` defined it; nil when it came from outside the script.
        let definition: Place?
        var isUsed = false
    }

    /// Innermost last; the first is the script's own.
    private var scopes: [[String: Variable]]
    /// Names that `--define` gave a value, which no `let` at the top level replaces.
    private let overridden: Set<String>

    init(known: [String: [TextItem]], overriding: [String: [TextItem]]) {
        let outside = known.merging(overriding) { $1 }
        scopes = [outside.mapValues { Variable(values: $0, definition: nil) }]
        overridden = Set(overriding.keys)
    }

    /// What the outermost scope holds.
    var outermost: [String: [TextItem]] { scopes[0].mapValues(\.values) }

    /// Every name that is known here.
    var names: Set<String> { Set(scopes.flatMap(\.keys)) }

    mutating func open() { scopes.append([:]) }

    /// Leaves a block; returns the variables it defined but never used, in source order.
    mutating func close() -> [(name: String, place: Place)] { Self.unused(scopes.removeLast()) }

    /// What the outermost scope defined but never used.
    var unusedOutermost: [(name: String, place: Place)] { Self.unused(scopes[0]) }

    mutating func value(of name: String) -> [TextItem]? {
        guard let index = scopes.lastIndex(where: { $0[name] != nil }) else { return nil }
        scopes[index][name]?.isUsed = true
        return scopes[index][name]?.values
    }

    enum Definition {
        case made
        /// `--define` takes precedence.
        case overridden
        /// The same block has already defined the name, at this place.
        case repeated(Place)
    }

    mutating func define(_ name: String, _ values: [TextItem], at place: Place) -> Definition {
        let innermost = scopes.count - 1
        if innermost == 0, overridden.contains(name) { return .overridden }
        if let earlier = scopes[innermost][name]?.definition { return .repeated(earlier) }
        scopes[innermost][name] = Variable(values: values, definition: place)
        return .made
    }

    private static func unused(_ scope: [String: Variable]) -> [(name: String, place: Place)] {
        scope.compactMap { name, variable in
            guard let place = variable.definition, !variable.isUsed else { return nil }
            return (name, place)
        }.sorted { $0.place.span.start < $1.place.span.start }
    }
}
