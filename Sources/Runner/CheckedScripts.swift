import PhotoLanguage
import Resolution
import Tenants

/// Scripts after the first pass, which needs no tenant.
package struct CheckedScripts: Sendable {
    package let sources: [Source]
    /// One for each source; to be run only when there are no errors.
    package let programs: [Program]
    package let reports: [Report]
    /// What is defined at the end of the last script.
    package let variables: [String: [TextItem]]

    /// Checks scripts that are independent of each other.
    ///
    /// - Parameter defined: the variables from `--define`.
    package init(
        _ sources: [Source], loader: any SourceLoader, defined: [String: [TextItem]] = [:], isWhatIf: Bool = false
    ) {
        self.init(sources) { Resolver(loader: loader, overriding: defined, isWhatIf: isWhatIf) }
    }

    /// Checks an entry of a prompt, which continues where earlier ones ended.
    package init(entry source: Source, loader: any SourceLoader, after variables: [String: [TextItem]]) {
        self.init([source]) { Resolver(loader: loader, defined: variables) }
    }

    private init(_ sources: [Source], _ resolver: () -> Resolver) {
        var programs: [Program] = []
        var reports: [Report] = []
        var variables: [String: [TextItem]] = [:]
        for source in sources {
            var resolver = resolver()
            programs.append(resolver.resolve(SyntaxTree(parsing: source)))
            reports += resolver.reports
            variables = resolver.variables
        }
        (self.sources, self.programs, self.reports, self.variables) = (sources, programs, reports, variables)
    }

    package var hasErrors: Bool { reports.hasErrors }

    /// Whether the scripts need more of a tenant than its settings.
    package var readsDirectory: Bool { programs.contains(where: \.readsDirectory) }

    /// Returns the reports of both passes: the second looks up in a tenant what the scripts name.
    package func bound(
        to tenant: Tenant, _ files: any PhotoFiles, isReadOnly: Bool = false
    ) async throws -> [Report] {
        let binding = BindingCheck(tenant: tenant, files: files, isReadOnly: isReadOnly)
        return reports + (try await binding.check(programs))
    }
}

extension [Report] {
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
