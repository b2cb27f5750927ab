import ArgumentParser
import Rendering
import Runner
import Tenants

struct TenantsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenants", abstract: "List the embedded tenants, or write one as a file to start from.",
        subcommands: [List.self, Export.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the embedded tenants.")

        func run() async throws {
            try await reportingFailures {
                var table = Table([Table.Column(""), Table.Column("")])
                for name in EmbeddedTenants.names { table.add(name, EmbeddedTenants.summary(of: name)) }
                Output.standard.write(table.text(width: Output.standard.width))
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write an embedded tenant to standard output.")

        @Argument(help: "The tenant's name.")
        var name: String

        func run() async throws {
            try await reportingFailures {
                guard let tenant = try EmbeddedTenants.tenant(named: name) else {
                    throw Failure(
                        .usage, ProgramCode.tenantUnknown, "there is no embedded tenant `\(name)`",
                        help: "embedded: \(EmbeddedTenants.names.joined(separator: ", "))")
                }
                Output.standard.write(String(decoding: try tenant.saved(), as: UTF8.self))
            }
        }
    }
}
