import ArgumentParser
import Rendering
import Runner

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        // Set here because this command is also parsed on its own.
        _superCommandName: "photopolicy",
        abstract: "Run scripts on a tenant; without one, start the prompt.",
        discussion: LiveOptions.precedence + "\n\n" + ExitStatus.pointer)

    @Argument(
        help: ArgumentHelp("Scripts in the photo language, run in order; `-` is standard input.", valueName: "file"),
        completion: .file())
    var files: [String] = []

    @Option(name: .customShort("c"), help: ArgumentHelp("Statements to run.", valueName: "statements"))
    var statements: [String] = []

    @OptionGroup var includeOptions: IncludeOptions

    @OptionGroup var tenantOptions: TenantOptions

    @OptionGroup var changeOptions: ChangeOptions

    @Option(help: ArgumentHelp("Write the simulated tenant, as it is at the end, to a file.", valueName: "file"))
    var saveTenant: String?

    @Option(
        help: ArgumentHelp(
            "Set a variable; a `let` of that name at the top of a script gives way.", valueName: "name=value"))
    var define: [String] = []

    @Flag(help: "Run everything on a copy of the tenant, which is then dropped.")
    var whatIf = false

    @Option(help: ArgumentHelp("\(OutputForm.help)", valueName: "form"))
    var output = OutputForm.text

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    @Flag(help: "At the prompt, do not run ~/.config/photopolicy/init.photo first.")
    var noInit = false

    @Flag(help: "Exit with 2 when all went well but the last plan differs and was not applied.")
    var detailedExitcode = false

    @Flag(help: "List every expectation, and not only those that fail.")
    var listAll = false

    func validate() throws {
        if saveTenant != nil, tenantOptions.liveOptions.isLive {
            throw ValidationError("--save-tenant keeps a simulated tenant; a live one is no file")
        }
    }

    func run() async throws { try await request.run() }

    var request: RunRequest {
        var request = RunRequest()
        request.files = files
        request.statements = statements
        request.tenant = tenantOptions.choice
        request.changes = changeOptions.changes
        request.saveTenant = saveTenant
        request.define = define
        request.includeFrom = includeOptions.includeFrom
        request.whatIf = whatIf
        request.output = output
        request.color = color
        request.noInit = noInit
        request.detailedExitcode = detailedExitcode
        request.listAll = listAll
        return request
    }
}

extension OutputForm: ExpressibleByArgument {}

extension ColourChoice: ExpressibleByArgument {}
