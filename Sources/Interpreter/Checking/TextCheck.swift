import PhotoLanguage
import PhotoPolicy
import Text

/// How the checking pass reads included files.
package protocol SourceLoader {
    /// The file of an `include` in a source, its path relative to that source's; throws `LoadError`.
    func load(_ path: String, from source: Source) throws -> Source
}

package struct LoadError: Error, Sendable {
    package let message: String

    package init(message: String) { self.message = message }
}

/// The first checking pass, over the text alone: variables, types, built-in names, includes.
package struct TextCheck {
    package private(set) var reports: [Report] = []
    var references: [Reference] = []
    var variableScopes: VariableScopes
    /// Whether what is defined here may be used by a later text, as at a prompt.
    private let isContinued: Bool
    var whatIfDepth = 0
    var isInSearch = false
    private let loader: any SourceLoader
    private var includeStack: [String] = []
    private var includedNames: Set<String> = []
    private var includeCount = 0

    /// - Parameters:
    ///   - defined: what earlier entries of a prompt have defined; nil for a script, which stands alone.
    ///   - overriding: `--define`.
    package init(
        loader: any SourceLoader, defined: [String: [Item]]? = nil, overriding: [String: [Item]] = [:],
        isWhatIf: Bool = false
    ) {
        self.loader = loader
        variableScopes = VariableScopes(known: defined ?? [:], overriding: overriding)
        isContinued = defined != nil
        whatIfDepth = isWhatIf ? 1 : 0
    }

    /// A value that a variable may hold: a word or a string.
    package struct Item: Sendable, Hashable {
        package let text: String
        package let isString: Bool
        package let place: Place?

        package init(text: String, isString: Bool, place: Place? = nil) {
            self.text = text
            self.isString = isString
            self.place = place
        }
    }

    /// What is left in the outermost scope: the variables that a prompt's next entry may use.
    package var variables: [String: [Item]] { variableScopes.outermost }

    /// Checks a parsed source. The program is to be run only when there are no errors among the reports.
    package mutating func check(_ tree: SyntaxTree) -> Program {
        let statements = statements(tree)
        if !isContinued { reportUnused(variableScopes.unusedOutermost) }
        // What could not be read may be what uses a variable.
        if reports.contains(where: { $0.severity == .error }) {
            reports.removeAll { $0.code == CheckCode.variableUnused.rawValue }
        }
        return Program(statements: statements, references: references)
    }

    mutating func statements(_ tree: SyntaxTree) -> [Statement] {
        reports += tree.reports
        var result: [Statement] = []
        for index in tree.statements { statement(tree, index, into: &result) }
        return result
    }

    mutating func report(
        _ code: CheckCode, _ place: Place, _ message: String, severity: Report.Severity = .error,
        help: String? = nil, edits: [Edit] = []
    ) {
        reports.append(
            Report(
                code.rawValue, severity, in: place.source, at: place.span, message, help: help, edits: edits))
    }

    /// A file of definitions is included for what its includer needs of it: only a script's own are looked at.
    mutating func reportUnused(_ variables: [(name: String, place: Place)]) {
        for (name, place) in variables where includeStack.isEmpty && !includedNames.contains(place.source.name) {
            report(.variableUnused, place, "the variable `$\(name)` is never used", severity: .warning)
        }
    }

    /// Reports a name that is none of the known ones, with the nearest.
    mutating func reportUnknown(
        _ code: CheckCode, _ what: String, _ item: Item, at place: Place, among known: [String], help: String? = nil
    ) {
        let near = nearestWord(to: item.text, among: known)
        report(
            code, place, "there is no \(what) `\(item.text)`",
            help: near == nil ? help : nil,
            edits: near.map { [Edit(place.span, $0, .likely)] } ?? [])
    }

    mutating func refer(_ kind: Reference.Kind, _ place: Place) {
        references.append(Reference(kind: kind, place: place, isInWhatIf: whatIfDepth > 0))
    }

    // MARK: Includes

    mutating func include(_ tree: SyntaxTree, _ index: Int, into result: inout [Statement]) {
        guard let child = tree.children(of: index).first(where: { _ in true }) else { return }
        let place = Place(source: tree.source, span: tree.nodes[child].span)
        let path = tree.stringValue(of: child)
        includeCount += 1
        guard includeCount <= 1000 else {
            if includeCount == 1001 {
                report(.tooManyIncludes, place, "more than 1,000 files are included")
            }
            return
        }
        let source: Source
        do {
            source = try loader.load(path, from: tree.source)
        } catch {
            let reason = (error as? LoadError)?.message ?? "it cannot be read"
            report(.includeNotFound, place, "the file \"\(path)\" cannot be included: \(reason)")
            return
        }
        guard source.name != tree.source.name, !includeStack.contains(source.name), includeStack.count < 100 else {
            report(
                .includeCycle, place, "the file \"\(path)\" includes itself",
                help: "the files on the way: " + (includeStack + [tree.source.name]).joined(separator: ", "))
            return
        }
        includeStack.append(tree.source.name)
        includedNames.insert(source.name)
        result += statements(SyntaxTree(parsing: source))
        includeStack.removeLast()
    }
}
