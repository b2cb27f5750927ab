import Files
import Interpreter
import LiveChanges
import Rendering
import Resolution
import Tenants
import Terminal

/// A tenant to work on at the prompt.
package struct OpenedTenant: Sendable {
    package let tenant: Tenant
    /// What the prompt calls the world: an embedded tenant with its service profile, a file's name, or a live tenant's.
    package let label: String
    /// Makes the writer for a live tenant, given how changes are confirmed.
    package let liveWriter: @Sendable (any Confirmation) -> any TenantWriter

    package init(
        _ tenant: Tenant, label: String,
        liveWriter: @escaping @Sendable (any Confirmation) -> any TenantWriter = { _ in NoWriter() }
    ) {
        self.tenant = tenant
        self.label = label
        self.liveWriter = liveWriter
    }
}

/// The entries of earlier sessions, which are read from the moment this is created.
package struct PromptHistory: Sendable {
    /// The file that keeps them; nil to keep none.
    let path: String?
    let reading: HistoryReading

    package init(path: String?) {
        self.path = path
        reading = HistoryReading(path: path)
    }
}

/// What a prompt is started with.
package struct PromptSetup: Sendable {
    package let opened: OpenedTenant
    package let loader: any SourceLoader & Sendable
    package let files: any PhotoFiles & Sendable
    package let palette: Palette
    package let history: PromptHistory
    /// The file that runs first on each tenant; nil for none. It need not exist.
    package var startFile: String?
    /// Opens the tenant that the argument of `:open` names; throws `PromptFault`, or `CancellationError`.
    package let open: @Sendable (String) async throws -> OpenedTenant
    /// Whether `--read-only` forbids every change of a live tenant.
    package var isReadOnly = false
    /// Prints to the terminal.
    package let write: @Sendable (String) -> Void

    package init(
        _ opened: OpenedTenant, loader: any SourceLoader & Sendable, files: any PhotoFiles & Sendable,
        palette: Palette, history: PromptHistory, open: @escaping @Sendable (String) async throws -> OpenedTenant,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.opened = opened
        self.loader = loader
        self.files = files
        self.palette = palette
        self.history = history
        self.open = open
        self.write = write
    }
}

/// Why a command of the prompt was not carried out.
package struct PromptFault: Fault {
    package let code: String
    package let message: String
    package let help: String?

    package init(code: String, message: String, help: String? = nil) {
        self.code = code
        self.message = message
        self.help = help
    }

    package var faultCode: String { code }
    package var sentence: String { message }
    package var exitKind: ExitKind { .usage }
}
