import ArgumentParser
import Rendering
import Tenants

struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print a JSON Schema: of tenant files, or of a line of `--output json`.")

    enum Subject: String, CaseIterable, ExpressibleByArgument { case tenant, output }

    @Argument(help: ArgumentHelp("tenant or output.", valueName: "subject"))
    var subject: Subject

    func run() async throws {
        switch subject {
        case .tenant: Output.standard.write(TenantFileSchema.json)
        case .output: Output.standard.write(OutputSchema.json)
        }
    }
}
