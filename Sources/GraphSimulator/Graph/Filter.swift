import OrderedJSON

/// OData's `$filter`, as far as a client of the directory needs it. Anything else is an error that says so and never
/// matches everything.
indirect enum Filter: Sendable, Hashable {
    enum Comparison: String, Sendable, Hashable { case eq, ne }
    enum Function: String, Sendable, Hashable { case startswith, endswith }

    case compare(property: String, Comparison, JSONValue)
    case function(Function, property: String, String)
    case oneOf(property: String, [JSONValue])
    case not(Filter)
    case all([Filter])
    case any([Filter])

    /// Whether an object with the members that `member` returns passes the filter. Texts compare case-insensitively.
    func matches(_ member: (String) -> JSONValue) -> Bool {
        switch self {
        case .compare(let property, let comparison, let value):
            Self.equal(member(property), value) == (comparison == .eq)
        case .function(let function, let property, let text):
            if case .string(let value) = member(property) {
                function == .startswith
                    ? value.lowercased().hasPrefix(text.lowercased()) : value.lowercased().hasSuffix(text.lowercased())
            } else {
                false
            }
        case .oneOf(let property, let values): values.contains { Self.equal(member(property), $0) }
        case .not(let filter): !filter.matches(member)
        case .all(let filters): filters.allSatisfy { $0.matches(member) }
        case .any(let filters): filters.contains { $0.matches(member) }
        }
    }

    /// Whether Graph's directory answers it only with `ConsistencyLevel: eventual` (D).
    var isAdvanced: Bool {
        switch self {
        case .compare(_, let comparison, _): comparison == .ne
        case .function(let function, _, _): function == .endswith
        case .oneOf: false
        case .not: true
        case .all(let filters), .any(let filters): filters.contains(where: \.isAdvanced)
        }
    }

    private static func equal(_ left: JSONValue, _ right: JSONValue) -> Bool {
        if case .string(let left) = left, case .string(let right) = right {
            return left.lowercased() == right.lowercased()
        }
        return left == right
    }
}

extension Filter {
    /// A property that a filter may use.
    struct Property: Sendable, Hashable, ExpressibleByStringLiteral {
        let name: String
        let isFlag: Bool

        /// Creates a property that holds a text.
        init(stringLiteral name: String) { self.init(name: name, isFlag: false) }

        private init(name: String, isFlag: Bool) {
            self.name = name
            self.isFlag = isFlag
        }

        static func flag(_ name: String) -> Property { Property(name: name, isFlag: true) }
    }

    /// Reads a filter that uses the given properties; their names match in any case.
    init(_ text: String, properties: [Property]) throws(GraphError) {
        var parser = FilterParser(try FilterToken.tokens(of: text), properties: properties)
        self = try parser.filter()
    }
}
