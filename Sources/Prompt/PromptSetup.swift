import Interpreter
import Rendering
import Tenants

/// What a prompt is started with.
package struct PromptSetup {
    package let tenant: Tenant
    package let loader: any SourceLoader & Sendable
    package let files: any PhotoFiles & Sendable
    package let palette: Palette
    /// The file that keeps the entries; nil to keep none.
    package var historyPath: String?
    /// The file that runs at the start; nil for none. It need not exist.
    package var startFile: String?
    /// The tenant of an embedded name or a file, for `:open`.
    package let open: @Sendable (String) throws(PromptFault) -> Tenant
    /// Whether `--read-only` forbids every change of a live tenant.
    package var isReadOnly = false
    /// What changes of a live tenant need, given how they are confirmed; nil where there are none.
    package var live: (@Sendable (any Confirmation) -> LiveControl)?
    /// Prints to the terminal.
    package let write: @Sendable (String) -> Void

    package init(
        tenant: Tenant, loader: any SourceLoader & Sendable, files: any PhotoFiles & Sendable, palette: Palette,
        open: @escaping @Sendable (String) throws(PromptFault) -> Tenant, write: @escaping @Sendable (String) -> Void
    ) {
        self.tenant = tenant
        self.loader = loader
        self.files = files
        self.palette = palette
        self.open = open
        self.write = write
    }
}

/// Why a command of the prompt was not carried out.
package struct PromptFault: Error, Sendable {
    package let code: String
    package let message: String
    package let help: String?

    package init(code: String, message: String, help: String? = nil) {
        self.code = code
        self.message = message
        self.help = help
    }
}
