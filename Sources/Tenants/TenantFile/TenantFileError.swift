import Text

/// What is wrong with a tenant file, and where.
package struct TenantFileError: Error, Sendable, Hashable {
    /// The offending value (`users[3].accountEnabled`), or `the file`.
    package let path: String
    package let message: String
    /// What to do about it, where there is something to say.
    package let help: String?

    package init(path: String, message: String, help: String? = nil) {
        self.path = path.isEmpty ? "the file" : path
        self.message = message
        self.help = help
    }
}

extension TenantFileError {
    init(_ error: DecodingError) {
        switch error {
        case .typeMismatch(let type, let context):
            self.init(path: jsonPath(context.codingPath), message: "expected \(Self.name(of: type))")
        case .valueNotFound(let type, let context):
            self.init(path: jsonPath(context.codingPath), message: "expected \(Self.name(of: type)), found null")
        case .keyNotFound(let key, let context):
            self.init(path: jsonPath(context.codingPath + [key]), message: "this key is required")
        case .dataCorrupted(let context):
            let detail = context.underlyingError.map { ": \($0)" } ?? ""
            self.init(path: jsonPath(context.codingPath), message: "this is not valid JSON\(detail)")
        @unknown default:
            self.init(path: "", message: "this is not valid JSON")
        }
    }

    private static func name(of type: Any.Type) -> String {
        if type == String.self { return "a string" }
        if type == Bool.self { return "true or false" }
        return String(describing: type).hasPrefix("Array") ? "an array" : "an object"
    }
}

/// `users[3].accountEnabled`.
func jsonPath(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
        if let index = key.intValue {
            path += "[\(index)]"
        } else {
            path += path.isEmpty ? key.stringValue : "." + key.stringValue
        }
    }
}

/// A help line with the word that was probably meant.
func didYouMean(_ word: String, _ words: [String]) -> String? {
    nearestWord(to: word, among: words).map { "did you mean \"\($0)\"?" }
}
