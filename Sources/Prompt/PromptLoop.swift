import Files
import Interpreter
import PhotoLanguage
import Rendering
import Tenants
import Terminal

/// The interactive session: reads an entry, checks it whole, runs it, and begins again.
package final class PromptLoop {
    private let session: Session
    private let editor: LineEditor
    private let loader: any SourceLoader
    private let files: any PhotoFiles
    private let results: OutcomeText
    private let errors: ReportText
    private let write: @Sendable (String) -> Void
    private var variables: [String: [TextCheck.Item]] = [:]
    private var entryCount = 0

    /// - Parameters:
    ///   - historyPath: the file that keeps the entries; nil to keep none.
    ///   - write: prints to the terminal.
    package init(
        tenant: Tenant, loader: any SourceLoader, files: any PhotoFiles, palette: Palette, width: Int?,
        historyPath: String?, write: @escaping @Sendable (String) -> Void
    ) {
        let results = OutcomeText(palette: palette, width: width)
        let roles = tenant.directory.roles
        session = Session(tenant: tenant, files: files) { write(results.render($0, roles: roles)) }
        var handlers = EditorHandlers()
        handlers.completeness = Self.completeness
        editor = LineEditor(
            program: "photopolicy", historyPath: historyPath, colour: palette.isOn, handlers: handlers)
        self.loader = loader
        self.files = files
        self.results = results
        self.errors = ReportText(palette: palette, width: width ?? 100)
        self.write = write
    }

    /// Runs until the user leaves.
    package func run() async {
        write("photopolicy, simulated tenant \(name): nothing leaves this machine. `:help` helps, `:quit` leaves.\n")
        while true {
            switch await editor.readEntry(prompt: prompt) {
            case .text(let text):
                if Self.command(text) == "quit" { return }
                await run(text)
            case .edit(let text): await run(text)
            case .interrupted: continue
            case .endOfInput: return
            }
        }
    }

    private var name: String { Visible.text(session.tenant.directory.tenant.displayName) }

    private var prompt: String { session.draft.isEmpty ? "\(name)> " : "\(name) (draft)> " }

    private func run(_ text: String) async {
        if let command = Self.command(text) { return perform(command) }
        entryCount += 1
        do {
            guard let program = try await checked(Source(name: "entry \(entryCount)", text: text)) else { return }
            _ = try await session.run(program)
        } catch let error as RunError {
            write(errors.render(error.report.map { [$0] } ?? []))
        } catch {
            write("interrupted\n")
        }
    }

    /// The checked program; nil when it is in error, which has then been told.
    private func checked(_ source: Source) async throws -> Program? {
        var check = TextCheck(loader: loader, defined: variables)
        let program = check.check(SyntaxTree(parsing: source))
        let reports =
            try await check.reports + BindingCheck(tenant: session.tenant, files: files).check(program)
        if !reports.isEmpty { write(errors.render(reports)) }
        guard !reports.contains(where: { $0.severity == .error }) else { return nil }
        variables = check.variables
        return program
    }

    private func perform(_ command: String) {
        switch command.split(separator: " ").first {
        case "help": write(Self.help)
        default: write("there is no command `:\(Visible.text(command))`; there are `:help` and `:quit`\n")
        }
    }

    /// The words behind the colon, when the text is a command of the prompt.
    private static func command(_ text: String) -> String? {
        let trimmed = text.drop { $0 == " " }
        guard trimmed.first == ":" else { return nil }
        return String(trimmed.dropFirst())
    }

    @Sendable private static func completeness(_ text: String) -> Completeness {
        guard command(text) == nil, let missing = Missing.from(Source(name: "", text: text)) else { return .complete }
        return .incomplete(missing: missing.rawValue)
    }

    private static let help = """
        Statements end in `;` and may take many lines:
          show policy;                      the settings as they are
          source cloud;                     draft: photos are updated in the cloud only
          allow roles [UserAdmin];          draft: and only by holders of these roles
          plan;                             what would change, for whom, and what to beware of
          apply;                            change the (simulated) tenant
          can X update own photo;           ask; `explain can …;` says why
          what if { … }                     try statements on a copy
          explain CODE;                     a page on any code
        Commands: `:help`, `:quit`. Grammar.md is the reference.

        """
}
