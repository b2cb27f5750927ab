import ArgumentParser
import Files
import Interpreter
import OrderedJSON
import Rendering
import Storage
import Wording

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show what this program changed in live tenants, from its journal.",
        discussion: """
            Who, when, why, what was before and after, the service's request ids, and the script's digest. Nothing is \
            read over the network: an entry that is still `intended` is settled by the next run on its tenant.
            """)

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Option(help: ArgumentHelp("Only entries of the tenant of this id, domain or name.", valueName: "tenant"))
    var tenant: String?

    @Option(help: ArgumentHelp("text, or json: an object a line.", valueName: "form"))
    var output = Form.text

    func run() async throws {
        try await reportingFailures {
            let entries = try await (StateFolder.journalToRead()?.entries(of: nil) ?? []).filter { entry in
                tenant.map { entry.intent.tenant.isNamed($0) } ?? true
            }
            switch output {
            case .json:
                for entry in entries { Output.standard.write(JournalJSON.object(entry).text + "\n") }
            case .text:
                let text = OutcomeText(palette: Output.standard.palette(.auto), width: Output.standard.width)
                Output.standard.write(text.render(ChangeHistory.journal(entries).text(.builtIn)))
            }
        }
    }
}
