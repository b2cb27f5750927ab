import PhotoLanguage
import Resolution
import Runner

/// Variables from the command line: `--define name=value`.
enum VariableOptions {
    /// Returns the values, each read like the right side of a `let`.
    static func parse(_ texts: [String]) throws -> [String: [TextItem]] {
        var result: [String: [TextItem]] = [:]
        for text in texts {
            guard let equals = text.firstIndex(of: "=") else {
                throw Failure(
                    .usage, ProgramCode.usage, "`--define \(text)`: a value is missing",
                    help: "write --define name=value")
            }
            let name = String(text[..<equals])
            let definition = "let \(name) = \(text[text.index(after: equals)...]);"
            let checked = CheckedScripts(
                entry: Source(name: "--define", text: definition), loader: DiskFiles(), after: [:])
            if let report = checked.reports.first {
                throw Failure(.usage, code: report.code, "`--define \(text)`: \(report.message)", help: report.help)
            }
            result[name] = checked.variables[name]
        }
        return result
    }
}
