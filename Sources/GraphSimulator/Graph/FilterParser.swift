import OrderedJSON

/// A word, a text in single quotes, or one of `( ) ,`.
enum FilterToken: Sendable, Hashable {
    case word(String)
    case text(String)
    case mark(Character)

    static func tokens(of text: String) throws(GraphError) -> [FilterToken] {
        var tokens: [FilterToken] = []
        var rest = text[...]
        while let first = rest.first {
            switch first {
            case " ": rest.removeFirst()
            case "(", ")", ",":
                tokens.append(.mark(first))
                rest.removeFirst()
            case "'":
                rest.removeFirst()
                tokens.append(.text(try quoted(&rest)))
            default:
                let word = rest.prefix { !" (),'".contains($0) }
                tokens.append(.word(String(word)))
                rest.removeFirst(word.count)
            }
            guard tokens.count <= 400 else { throw .badRequest("Invalid filter clause: it is too long.") }
        }
        return tokens
    }

    /// Returns the text up to the closing quote; two quotes stand for one.
    private static func quoted(_ rest: inout Substring) throws(GraphError) -> String {
        var text = ""
        while let character = rest.popFirst() {
            guard character == "'" else {
                text.append(character)
                continue
            }
            guard rest.first == "'" else { return text }
            rest.removeFirst()
            text.append("'")
        }
        throw .badRequest("Invalid filter clause: there is an unterminated string literal.")
    }
}

struct FilterParser {
    private var tokens: ArraySlice<FilterToken>
    private let properties: [String: Filter.Property]
    private var depth = 0

    init(_ tokens: [FilterToken], properties: [Filter.Property]) {
        self.tokens = tokens[...]
        self.properties = Dictionary(properties.map { ($0.name.lowercased(), $0) }) { first, _ in first }
    }

    mutating func filter() throws(GraphError) -> Filter {
        let filter = try any()
        guard tokens.isEmpty else { throw unknown() }
        return filter
    }

    private mutating func any() throws(GraphError) -> Filter {
        var filters = [try all()]
        while skip("or") { filters.append(try all()) }
        return filters.count == 1 ? filters[0] : .any(filters)
    }

    private mutating func all() throws(GraphError) -> Filter {
        var filters = [try single()]
        while skip("and") { filters.append(try single()) }
        return filters.count == 1 ? filters[0] : .all(filters)
    }

    private mutating func single() throws(GraphError) -> Filter {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else { throw .badRequest("Invalid filter clause: it is nested too deeply.") }
        if skip("not") { return .not(try single()) }
        if skip("(") {
            let filter = try any()
            guard skip(")") else { throw unknown() }
            return filter
        }
        guard case .word(let word) = tokens.popFirst() else { throw unknown() }
        if let function = Filter.Function(rawValue: word.lowercased()) {
            guard skip("("), case .word(let name) = tokens.popFirst(), skip(","),
                case .text(let text) = tokens.popFirst(),
                skip(")")
            else { throw unknown() }
            return .function(function, property: try property(name).name, text)
        }
        let property = try property(word)
        guard case .word(let comparison) = tokens.popFirst() else { throw unknown() }
        if comparison.lowercased() == "in" { return .oneOf(property: property.name, try list(property)) }
        guard let comparison = Filter.Comparison(rawValue: comparison.lowercased()) else { throw unknown() }
        return .compare(property: property.name, comparison, try value(property))
    }

    private mutating func list(_ property: Filter.Property) throws(GraphError) -> [JSONValue] {
        guard skip("(") else { throw unknown() }
        var values = [try value(property)]
        while skip(",") { values.append(try value(property)) }
        guard skip(")") else { throw unknown() }
        return values
    }

    private mutating func value(_ property: Filter.Property) throws(GraphError) -> JSONValue {
        switch tokens.popFirst() {
        case .text(let text) where !property.isFlag: return .string(text)
        case .word("true") where property.isFlag: return true
        case .word("false") where property.isFlag: return false
        case .word("null"): return nil
        default: throw unknown()
        }
    }

    private func property(_ name: String) throws(GraphError) -> Filter.Property {
        guard let property = properties[name.lowercased()] else {
            throw .badRequest("Invalid filter clause: photopolicy's simulator does not model filters on '\(name)'.")
        }
        return property
    }

    private mutating func skip(_ text: String) -> Bool {
        switch tokens.first {
        case .word(let word) where word.lowercased() == text: break
        case .mark(let mark) where String(mark) == text: break
        default: return false
        }
        tokens.removeFirst()
        return true
    }

    private func unknown() -> GraphError {
        .badRequest(
            "Invalid filter clause: photopolicy's simulator models eq, ne, in, not, and, or, startswith and endswith only."
        )
    }
}
