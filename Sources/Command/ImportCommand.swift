import ArgumentParser
import Files
import PhotoPolicy
import Runner
import Storage
import Tenants

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in what no Graph API reads.", subcommands: [OWA.self])

    struct OWA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "owa",
            abstract: "Take in a live tenant's OWA mailbox policies, as Exchange Online's PowerShell exports them.",
            discussion: """
                  Get-OwaMailboxPolicy | Export-Csv policies.csv
                  Get-CASMailbox -ResultSize Unlimited |
                    Select-Object PrimarySmtpAddress, ExternalDirectoryObjectId, OwaMailboxPolicy | Export-Csv mailboxes.csv

                They are used in plans and answers about that tenant, with their age, until the next import.
                """)

        @Argument(help: ArgumentHelp("The export of Get-OwaMailboxPolicy.", valueName: "policies.csv"))
        var policies: String

        @Argument(help: ArgumentHelp("The export of Get-CASMailbox.", valueName: "mailboxes.csv"))
        var mailboxes: String

        @Option(help: ArgumentHelp("The tenant that they are of: its id, or a domain of it.", valueName: "tenant"))
        var tenant: String?

        @Option(help: ArgumentHelp("A simulated tenant instead, by its id.", valueName: "name|file"))
        var simulate: String?

        @OptionGroup var liveOptions: LiveOptions

        func run() async throws {
            try await reportingFailures {
                let id = try await tenantID()
                let (policyFile, mailboxFile) = (try read(policies), try read(mailboxes))
                let export = try MailboxExport(policies: policyFile, mailboxes: mailboxFile)
                // What the older file says may have changed since, so the export counts as old as that file.
                let exported = min(try modificationTime(of: policies), try modificationTime(of: mailboxes))
                let folder = try BaseFolder.state.create(for: "photopolicy")
                try await MailboxStore(folder: folder).save(export, of: id, exported: Instant(seconds: exported))
                Output.standard.write(
                    "\(export.policies.count) mailbox policies and \(export.mailboxCount) mailboxes, "
                        + "\(export.mailboxes.count) of them not under the default policy, "
                        + "as of \(Instant(seconds: exported)), for tenant \(id)\n")
            }
        }

        private func tenantID() async throws -> GUID {
            if let tenant {
                if let id = GUID(tenant) { return id }
                guard tenant.contains("."), tenant.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else {
                    throw Failure(
                        .usage, ProgramCode.usage, "`--tenant \(tenant)`: this is neither a tenant's id nor a domain",
                        help: "it looks like 00000000-0000-4000-8000-000000000001 or contoso.com")
                }
                return try await liveOptions.tenantID(ofDomain: tenant)
            }
            if liveOptions.isLive {
                return try await liveOptions.tenant(isReadOnly: true, readsDirectory: false).directory.tenant.id
            }
            guard let simulate else {
                throw Failure(
                    .usage, ProgramCode.usage, "the tenant of the exports is not named",
                    help: "write --tenant ID, or --live for the one that is signed in to")
            }
            return try TenantChoice.simulatedTenant(named: simulate).directory.tenant.id
        }

        private func read(_ path: String) throws -> [UInt8] { try readFile(at: path, limit: 1 << 30) }
    }
}
