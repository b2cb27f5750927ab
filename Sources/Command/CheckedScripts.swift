import Interpreter
import PhotoLanguage

/// Scripts after the first checking pass, which needs no tenant.
struct CheckedScripts {
    let sources: [Source]
    /// One for each source; to be run only when nothing is in error.
    let programs: [Program]
    let reports: [Report]

    init(_ sources: [Source], defined: [String: [TextCheck.Item]], isWhatIf: Bool) {
        var programs: [Program] = []
        var reports: [Report] = []
        for source in sources {
            var check = TextCheck(loader: DiskFiles(), overriding: defined, isWhatIf: isWhatIf)
            programs.append(check.check(SyntaxTree(parsing: source)))
            reports += check.reports
        }
        self.sources = sources
        self.programs = programs
        self.reports = reports
    }

    var hasErrors: Bool { reports.contains { $0.severity == .error } }

    /// Whether the scripts ask for more of a tenant than its settings.
    var readsDirectory: Bool { programs.contains(where: \.readsDirectory) }
}
