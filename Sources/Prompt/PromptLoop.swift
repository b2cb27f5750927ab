import Files
import Glibc
import Interpreter
import PhotoLanguage
import Rendering
import Resolution
import Tenants
import Terminal
import Text

/// The interactive session: reads an entry, checks all of it, runs it, and begins again.
package final class PromptLoop {
    let setup: PromptSetup
    let editor: LineEditor
    let printer: Printer
    let knownNames: KnownNames
    let confirmation: PromptConfirmation
    var world: World
    /// What the prompt calls the world.
    var label: String
    var liveWriter: any TenantWriter
    var variables: [String: [TextItem]] = [:]
    var record = RunRecord()
    var entryCount = 0
    var showsTiming = false
    /// Where in the last entry its report pointed, so it can be recalled with the cursor there.
    var faultOffset: Int?
    /// The text that the next entry begins with.
    var initial = ""

    package init(_ setup: PromptSetup) {
        self.setup = setup
        world = World(tenant: setup.opened.tenant)
        label = setup.opened.label
        knownNames = KnownNames(tenant: setup.opened.tenant)
        let completer = Completer(knownNames: knownNames, commands: CommandCompleter())
        let typing = TypingHelp(completer: completer)
        var handlers = EditorHandlers()
        handlers.completeness = EntryForm.completeness
        handlers.missingAtLineEnds = EntryForm.missingAtLineEnds
        handlers.complete = { completer.complete($0, $1) }
        handlers.colour = { typing.colours($0) }
        handlers.hint = { typing.hint($0, $1) }
        handlers.isKept = { !Secrets.looksLikeOne(in: $0) }
        editor = LineEditor(
            program: "photopolicy", history: setup.history.reading, colour: setup.palette.isOn, handlers: handlers)
        printer = Printer(mayPage: editor.kind == .full, write: setup.write)
        confirmation = PromptConfirmation(editor: editor, printer: printer, palette: setup.palette)
        liveWriter = setup.opened.liveWriter(confirmation)
    }

    /// Runs until the user leaves.
    package func run() async {
        greet()
        await runStartFile()
        while true {
            knownNames.update(world.tenant, variables: variables)
            let entry = await editor.readEntry(
                prompt: prompt, style: world.tenant.isLive ? .live : .prompt, initial: initial,
                recallOffset: faultOffset)
            initial = ""
            switch entry {
            case .text(let text):
                if await perform(text) == .leave { return }
            case .edit(let text): await edit(text)
            case .interrupted: continue
            case .endOfInput: return
            }
        }
    }

    enum Next { case goOn, leave }

    /// Performs an entry, and times it if that is wanted.
    private func perform(_ text: String) async -> Next {
        guard !text.allSatisfy(\.isWhitespace) else { return .goOn }
        faultOffset = nil
        let start = ContinuousClock.now
        let next = await perform(EntryForm(text))
        await printer.flush()
        if showsTiming, next == .goOn { printer.print("time: \(Self.inWords(ContinuousClock.now - start))\n") }
        return next
    }

    private func perform(_ entry: EntryForm) async -> Next {
        switch entry {
        case .command(let line): return await perform(line)
        case .leave: return .leave
        case .help:
            await perform(help: "")
        case .statements(let text):
            entryCount += 1
            await run(Source(name: "entry \(entryCount)", text: Source.completing(text)), isEntry: true)
        }
        return .goOn
    }

    private func greet() {
        let reach = world.tenant.isLive ? "`apply` changes it" : "nothing leaves this machine"
        say(
            "photopolicy in \(name), \(mode): \(reach). `:help` helps, `:examples` shows statements, `:tour` shows "
                + "around, `:quit` leaves.")
    }

    /// Prints a sentence, broken between words.
    func say(_ text: String) {
        printer.print(TextFitting.wrap(text, to: max(20, width ?? 200)).joined(separator: "\n") + "\n")
    }

    var name: String { TextFitting.shorten(Visible.text(label), to: 28) }

    var mode: String { world.tenant.isLive ? "live" : "simulated" }

    /// The tenant, whether it is real, and whether a draft waits: `contoso (simulated, draft)> `.
    private var prompt: String {
        let mode = world.tenant.isLive ? mode.uppercased() : mode
        return "\(name) (\(mode)\(world.draft.isEmpty ? "" : ", draft"))> "
    }

    static func inWords(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
        return tenths >= 100_000 ? "\(tenths / 10_000).\(tenths / 1_000 % 10) s" : "\(tenths / 10).\(tenths % 10) ms"
    }
}
