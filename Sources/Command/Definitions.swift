import Interpreter
import PhotoLanguage

/// Variables from the command line: `--define name=value`.
enum Definitions {
    /// The values, each read as the right side of a `let`.
    static func parse(_ texts: [String]) throws -> [String: [TextCheck.Item]] {
        var result: [String: [TextCheck.Item]] = [:]
        for text in texts {
            guard let equals = text.firstIndex(of: "=") else {
                throw Failure(
                    .usage, "usage", "`--define \(text)`: a value is missing", help: "write --define name=value")
            }
            let name = String(text[..<equals])
            var check = TextCheck(loader: DiskFiles(), defined: [:])
            _ = check.check(
                SyntaxTree(
                    parsing: Source(name: "--define", text: "let \(name) = \(text[text.index(after: equals)...]);")))
            if let report = check.reports.first {
                throw Failure(.usage, report.code, "`--define \(text)`: \(report.message)", help: report.help)
            }
            result[name] = check.variables[name]
        }
        return result
    }
}
