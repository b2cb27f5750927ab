import PhotoLanguage
import PhotoPolicy

/// A value that a variable may hold: a word or a string.
package struct TextItem: Sendable, Hashable {
    package let text: String
    package let isString: Bool
    package let place: Place?

    package init(text: String, isString: Bool, place: Place? = nil) {
        self.text = text
        self.isString = isString
        self.place = place
    }
}

/// Turns syntax trees into a program: the first pass, over the text alone.
///
/// Included files are read, variables replaced by their values, and built-in names by what they mean. What only a
/// tenant knows is left to the binding pass as a reference.
package struct Resolver {
    var names: NameResolver
    /// Whether a later text may use what is defined here, as at a prompt.
    private let isContinued: Bool
    private let loader: any SourceLoader
    private var includeStack: [String] = []
    private var includedNames: Set<String> = []
    private var includeCount = 0

    /// - Parameters:
    ///   - defined: what earlier entries of a prompt have defined; nil for a script, which stands alone.
    ///   - overriding: `--define`.
    package init(
        loader: any SourceLoader, defined: [String: [TextItem]]? = nil, overriding: [String: [TextItem]] = [:],
        isWhatIf: Bool = false
    ) {
        self.loader = loader
        names = NameResolver(variables: VariableScopes(known: defined ?? [:], overriding: overriding))
        names.whatIfDepth = isWhatIf ? 1 : 0
        isContinued = defined != nil
    }

    /// What was found wrong or worth a warning so far, in source order.
    package var reports: [Report] { names.reports }

    /// The variables of the outermost scope, which a prompt's next entry may use.
    package var variables: [String: [TextItem]] { names.variables.outermost }

    /// Resolves a parsed source. The program may be run only when there are no errors among the reports.
    package mutating func resolve(_ tree: SyntaxTree) -> Program {
        let statements = statements(tree)
        if !isContinued { reportUnused(names.variables.unusedOutermost) }
        // Text that could not be read may be what uses a variable.
        if reports.contains(where: { $0.severity == .error }) {
            names.reports.removeAll { $0.code == CheckCode.variableUnused.rawValue }
        }
        return Program(statements: statements, references: names.references)
    }

    private mutating func statements(_ tree: SyntaxTree) -> [Statement] {
        names.reports += tree.reports
        return statements(tree.statementViews)
    }

    mutating func statements(_ nodes: [NodeView]) -> [Statement] {
        var result: [Statement] = []
        for node in nodes {
            switch node.statement {
            case .include(let path): result += include(path)
            case let syntax?:
                if let action = action(syntax, node) { result.append(Statement(action: action, place: node.place)) }
            case nil: break
            }
        }
        return result
    }

    /// A file of definitions may offer more than its includer needs, so only a script's own variables are checked.
    mutating func reportUnused(_ variables: [(name: String, place: Place)]) {
        for (name, place) in variables where includeStack.isEmpty && !includedNames.contains(place.source.name) {
            names.report(.variableUnused, place, "the variable `$\(name)` is never used", severity: .warning)
        }
    }

    private mutating func include(_ file: NodeView) -> [Statement] {
        let (path, place) = (file.text, file.place)
        includeCount += 1
        guard includeCount <= 1000 else {
            if includeCount == 1001 { names.report(.tooManyIncludes, place, "more than 1,000 files are included") }
            return []
        }
        let source: Source
        do {
            source = try loader.load(path, from: file.source)
        } catch {
            let failure = error as? LoadError
            names.report(
                failure?.isOutside == true ? .fileOutside : .includeNotFound, place,
                "the file \"\(path)\" cannot be included: \(failure?.message ?? "it cannot be read")",
                help: failure?.help)
            return []
        }
        guard source.name != file.source.name, !includeStack.contains(source.name), includeStack.count < 100 else {
            names.report(
                .includeCycle, place, "the file \"\(path)\" includes itself",
                help: "the files on the way: " + (includeStack + [file.source.name]).joined(separator: ", "))
            return []
        }
        includeStack.append(file.source.name)
        includedNames.insert(source.name)
        defer { includeStack.removeLast() }
        let tree = SyntaxTree(parsing: source)
        guard tree.beginsLikeAScript else {
            // Any file can be named here, even a secret one, and reports quote text: none is made about what is in it.
            names.report(
                .includeNoScript, place,
                "the file \"\(path)\" does not read like a script: it is in error from the start",
                help: "if it is a script, check it by itself")
            return []
        }
        return statements(tree)
    }
}

extension SyntaxTree {
    /// Whether the first statement, if there is one, could be read.
    fileprivate var beginsLikeAScript: Bool {
        let end = statementViews.first?.span.end ?? .max
        return !reports.contains { $0.severity == .error && $0.span.start <= end }
    }
}
