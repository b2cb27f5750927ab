import Files
import Glibc
import Interpreter
import PhotoLanguage
import Rendering
import Resolution
import Runner
import Tenants
import Text

extension PromptLoop {
    func perform(_ line: CommandEntry) async -> Next {
        guard let command = PromptCommand.named(line.name) else {
            let near = PromptCommand.allCases.first {
                EditDistance.between($0.rawValue, line.name.lowercased(), atMost: 2) != nil
            }
            tell(
                code: ProgramCode.commandUnknown.rawValue, message: "there is no command `:\(line.name)`",
                help: near.map { "did you mean `:\($0.rawValue)`?" } ?? "`:help` lists the commands")
            return .goOn
        }
        switch command {
        case .quit: return .leave
        case .help: await perform(help: line.argument)
        case .open: await open(line.argument.unquoted)
        case .edit: await edit(lastStatement)
        case .save: await save(line)
        case .source: await source(line.argument.unquoted)
        case .history: showHistory(line.argument)
        case .keep: keep(line.argument)
        case .run: await runKept(line.argument)
        case .keys: printer.print(help.rows(PromptTables.keys))
        case .examples: printer.print(help.rows(PromptTables.examples))
        case .timing:
            showsTiming.toggle()
            printer.print("timing is \(showsTiming ? "on" : "off")\n")
        case .tour: await tour()
        }
        return .goOn
    }

    private var help: PromptHelp {
        PromptHelp(
            roles: world.tenant.directory.roles, knownNames: knownNames, palette: setup.palette, width: width ?? 200)
    }

    func perform(help topic: String) async {
        if let text = help.text(on: topic) { return printer.print(text) }
        tell(
            code: CheckCode.codeUnknown.rawValue, message: "there is no help on `\(topic.unquoted)`",
            help: PromptHelp.advice(on: topic))
    }

    private func tell(usageOf command: PromptCommand) {
        tell(code: ProgramCode.usage.rawValue, message: "write `\(command.usage)`", help: command.summary)
    }

    // MARK: Tenants and files

    private func open(_ tenant: String) async {
        guard !tenant.isEmpty else { return tell(usageOf: .open) }
        let opening = Task { [setup] in try await setup.open(tenant) }
        do {
            let opened = try await editor.working(onInterrupt: { opening.cancel() }) { try await opening.value }
            let draft = world.draft.isEmpty ? "" : "; the draft is dropped"
            world = World(tenant: opened.tenant)
            label = opened.label
            liveWriter = opened.liveWriter(confirmation)
            variables = [:]
            record = RunRecord()
            printer.print("now in \(name), \(mode)\(draft)\n")
            await runStartFile()
        } catch let error as PromptFault {
            tell(code: error.code, message: error.message, help: error.help)
        } catch {
            say("interrupted: the tenant is still \(name)")
        }
    }

    private func source(_ path: String) async {
        guard !path.isEmpty else { return tell(usageOf: .source) }
        await run(file: path)
    }

    private func save(_ line: CommandEntry) async {
        let (what, path) = line.split
        guard !path.isEmpty, ["script", "tenant"].contains(what.lowercased()) else { return tell(usageOf: .save) }
        guard await mayWrite(path) else { return say("nothing is written") }
        do {
            switch what.lowercased() {
            case "script": try save(scriptTo: path)
            case "tenant": try save(tenantTo: path)
            default: tell(usageOf: .save)
            }
        } catch let error as FileError {
            tell(code: error.code.rawValue, message: error.message)
        } catch {
            tell(code: ProgramCode.internalFault.rawValue, message: "\(error)")
        }
    }

    /// Asks before a file is overwritten.
    private func mayWrite(_ path: String) async -> Bool {
        guard access(path, F_OK) == 0 else { return true }
        await printer.flush()
        let question = "\(Visible.text(path)) exists; write over it? (yes or no) "
        guard case .text(let answer) = await editor.readAnswer(prompt: question) else { return false }
        return ["y", "yes"].contains(answer.trimmed.lowercased())
    }

    private func save(scriptTo path: String) throws {
        guard !record.isEmpty else {
            return tell(
                code: ProgramCode.nothingToSave.rawValue, message: "no statement has run yet that a runbook could hold")
        }
        let identity = world.tenant.directory.tenant
        let script = record.script(
            tenant: identity.domainOrID, at: path)
        try replaceFile(at: path, with: Array(script.utf8))
        printer.print(
            "\(record.count) \(record.count == 1 ? "statement" : "statements") saved to \(Visible.text(path))\n")
        if let name = record.redefined.first {
            printer.print("note: `$\(name)` is defined more than once in it, which a script may not: edit it first\n")
        }
    }

    private func save(tenantTo path: String) throws {
        guard case .simulated(let tenant) = world.tenant else {
            return tell(
                code: CheckCode.simulationOnly.rawValue,
                message: "a live tenant is not saved; only a simulated one is a file")
        }
        try replaceFile(at: path, with: try tenant.saved())
        printer.print("tenant saved to \(Visible.text(path)); `photopolicy --simulate` and `:open` read it\n")
    }

    // MARK: Kept statements

    private var kept: KeptStatements {
        KeptStatements(folder: setup.history.path.map { $0 + "-kept" })
    }

    private func keep(_ name: String) {
        guard KeptStatements.isName(name) else { return tell(usageOf: .keep) }
        let text = lastStatement
        guard !text.isEmpty else {
            return tell(code: ProgramCode.nothingToSave.rawValue, message: "there is no statement yet to keep")
        }
        do {
            try kept.keep(text, as: name)
            printer.print("kept as \(name): \(Visible.text(text.firstLine))\n")
        } catch {
            tell(code: error.code.rawValue, message: error.message)
        }
    }

    /// Shows what is kept under a name, and runs it as if it had been typed.
    private func runKept(_ name: String) async {
        let kept = kept
        guard !name.isEmpty else {
            let names = kept.names
            return printer.print(
                names.isEmpty
                    ? "nothing is kept; `:keep NAME` keeps the last statement\n" : names.joined(separator: "\n") + "\n")
        }
        do {
            guard let text = try kept.text(of: name) else {
                let near = nearestWord(to: name, among: kept.names)
                return tell(
                    code: ProgramCode.commandUnknown.rawValue, message: "nothing is kept as `\(name)`",
                    help: near.map { "did you mean `:run \($0)`?" } ?? "`:run` lists what is kept")
            }
            printer.print(setup.palette.paint(Visible.lines(text.hasSuffix("\n") ? text : text + "\n"), .code))
            await run(Source(name: name, text: Source.completing(text)), isEntry: false)
        } catch {
            tell(code: error.code.rawValue, message: error.message)
        }
    }

    // MARK: Text

    /// The latest entry of the history that is not a command.
    private var lastStatement: String {
        editor.history.last { !CommandEntry.isCommand($0) } ?? ""
    }

    /// Lets the user edit a text with their own program; what is saved becomes the next entry, to be run by Enter.
    func edit(_ text: String) async {
        switch await TextEditor.edit(text) {
        case .text(let edited): initial = edited
        case .none(let reason):
            tell(code: ProgramCode.editorFailed.rawValue, message: reason)
            initial = text
        }
    }

    private func showHistory(_ word: String) {
        let wanted = word.unquoted.lowercased()
        var text = ""
        // The last is this command itself.
        for (index, entry) in editor.history.dropLast().enumerated()
        where wanted.isEmpty || entry.lowercased().contains(wanted) {
            let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
            let number = String(index + 1)
            let padding = String(repeating: " ", count: max(0, 5 - number.count))
            for (place, line) in lines.enumerated() {
                text += (place == 0 ? padding + number : "     ") + "  " + Visible.text(String(line)) + "\n"
            }
        }
        printer.print(text.isEmpty ? "no entry\(wanted.isEmpty ? "" : " has `\(Visible.text(word))` in it")\n" : text)
    }
}
