import Interpreter
import PhotoLanguage
import PhotoPolicy
import Rendering
import Resolution
import Tenants

extension Fuzzed {
    /// Checks that any bytes, as a script on the embedded tenant, are reported or run to the end, that each outcome can
    /// be shown in every form, and that the resulting world can be saved.
    static func checkScript(_ bytes: [UInt8]) async throws {
        guard let contoso else { throw Fault(description: "no contoso") }
        let tenant = Tenant.simulated(contoso)
        let files = FuzzedFiles()
        var resolver = Resolver(loader: files)
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "fuzz.photo", bytes: bytes)))
        let reports = try await resolver.reports + BindingCheck(tenant: tenant, files: files).check(program)
        try requireShowable(reports)
        guard !reports.contains(where: { $0.severity == .error }) else { return }
        var outcomes: [Outcome] = []
        let session = Session(tenant: tenant, files: files) { outcomes.append($0) }
        var closing: Session.Closing?
        do {
            closing = try await session.run(program)
        } catch let error as RunError {
            try require(!error.sentence.isEmpty, "a fault that says nothing")
        }
        for outcome in outcomes { try requireShowable(outcome, contoso.directory.roles) }
        let hasFailed = outcomes.contains { $0.path.isEmpty && ($0.status == .failed || $0.status == .refused) }
        try require((closing != nil) == hasFailed, "closed by \(closing.debugDescription), though failed: \(hasFailed)")
        guard outcomes.contains(where: \.mayHaveChangedTheWorld) else { return }
        guard case .simulated(let end) = session.tenant else { throw Fault(description: "live, all at once") }
        try await requireSavable(end)
    }

    private static let contoso = try? EmbeddedTenants.tenant(named: "contoso")

    private static func requireShowable(_ outcome: Outcome, _ roles: RoleCatalog) throws {
        for text in [OutcomeText(), OutcomeText(width: 60)] {
            let rendered = text.render(outcome, roles: roles)
            try requireHarmless(rendered, "the text")
            try requireHarmless(Markdown.block(rendered), "the Markdown")
            let failed = JUnitCase(
                name: rendered, classname: rendered, outcome: .failed(message: rendered, text: rendered))
            try requireHarmless(JUnitSuite.document([JUnitSuite(name: rendered, cases: [failed])]), "the JUnit report")
        }
        try requireHarmless(OutcomeJSON.object(outcome, roles: roles).text, but: "", "the JSON")
    }
}

extension Outcome {
    fileprivate var mayHaveChangedTheWorld: Bool {
        switch result {
        case .applied, .photo, .changed, .clock: true
        default: false
        }
    }
}
