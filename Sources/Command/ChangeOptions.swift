import ArgumentParser
import Files
import Interpreter
import LiveChanges
import Rendering
import Storage
import Tenants
import Text

/// The options that permit changes of a live tenant.
struct ChangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Confirm changes of the live tenant of this id or verified domain beforehand; at a terminal you are asked.",
            valueName: "tenant"))
    var yes: String?

    @Flag(help: "Refuse every change before anything runs.")
    var readOnly = false

    var changes: ChangeChoice { ChangeChoice(confirmedTenant: yes, isReadOnly: readOnly) }
}

/// How changes of a live tenant are permitted.
struct ChangeChoice {
    /// The tenant whose changes `--yes` confirms beforehand.
    var confirmedTenant: String?
    var isReadOnly = false

    /// Returns how changes are confirmed: by `--yes`, or as the caller asks.
    func confirmation(asking: any Confirmation = TerminalConfirmation()) -> any Confirmation {
        beforehand ?? asking
    }

    /// The confirmation given by `--yes`.
    var beforehand: (any Confirmation)? { confirmedTenant.map { Beforehand(tenant: $0) } }

    private struct Beforehand: Confirmation {
        let tenant: String
        func answer(_ question: ConfirmationQuestion) -> ConfirmationAnswer { .beforehand(tenant) }
    }
}

/// A tenant to run scripts on, with what is needed to change it; a simulated one needs nothing.
struct PreparedTenant {
    let tenant: Tenant
    let liveWriter: any TenantWriter

    /// Puts a live tenant under the journal and adds its imported mailbox policies. Changes that earlier runs left open
    /// are settled by reading the tenant, and reported.
    init(_ tenant: Tenant, confirmation: any Confirmation) async throws {
        guard case .live(let bare) = tenant else {
            (self.tenant, liveWriter) = (tenant, NoWriter())
            return
        }
        let control = Self.control(confirmation)
        let imported = try await StateFolder.mailboxes()?.imported(of: bare.directory.tenant.id)
        let (journaled, settled) = try await bare.journaled(by: control, imported: imported)
        for settlement in settled {
            Output.error.write("note: \(Visible.text(settlement.sentence(bare.directory.roles)))\n")
        }
        (self.tenant, liveWriter) = (.live(journaled), JournaledWriter(control))
    }

    /// Returns what a session needs to change a live tenant. A journal that cannot be written prevents changes but not
    /// reading.
    static func control(_ confirmation: any Confirmation) -> LiveControl {
        let folder = (try? BaseFolder.state.path(for: "photopolicy")) ?? ""
        return LiveControl(
            journal: StateFolder.journal(), confirmation: confirmation, photoBackups: PhotoBackupFolder(folder: folder),
            clock: SystemClock(), digest: { sha256($0) },
            onWait: { Output.error.write("note: the service puts the change off; trying again in \($0)\n") })
    }
}
