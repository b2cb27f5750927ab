import Files
import Glibc
import Interpreter
import PhotoLanguage
import Rendering
import Resolution
import Runner
import Tenants
import Terminal
import Text

extension PromptLoop {
    /// Checks a whole source, and runs it when nothing is wrong with it.
    /// - Parameter isEntry: whether it is the entry itself, which can be recalled with the cursor at its fault.
    func run(_ source: Source, isEntry: Bool) async {
        guard let program = await checked(source, isEntry: isEntry) else { return }
        // The prompt already says which world it is in.
        let results = OutcomeText(palette: setup.palette, width: width, namesSimulation: world.tenant.isLive)
        let roles = world.tenant.directory.roles
        let run = ProgramRun(program, in: world, files: setup.files, liveWriter: liveWriter)
        let task = Task { [printer] in await run.run { printer.print(results.render($0, roles: roles)) } }
        let end = await editor.working(onInterrupt: { task.cancel() }) { await task.value }
        world = end.world
        record.add(end.statements)
        if let fault = end.fault, !fault.wasInterrupted { tell(fault) }
        if end.fault?.wasInterrupted == true {
            // Printed last, after anything that a pager has to show first.
            await printer.flush()
            printer.print(Visible.lines(end.interruption(of: program)))
        }
        guard isEntry else { return }
        let stopped = end.statements.first { $0.status == .failed || $0.status == .refused }
        if let stopped, stopped.place.source == source {
            faultOffset = Int(stopped.place.span.start)
        } else if case .report(let report) = end.fault, report.source == source {
            faultOffset = Int(report.span.start)
        }
    }

    private func tell(_ fault: RunFault) {
        switch fault {
        case .report(let report): printer.print(ReportText(palette: setup.palette, width: width).render([report]))
        case .failure(let failure): tell(failure)
        }
    }

    /// Returns the checked program; nil when it has errors or its check did not finish, which has then been reported.
    private func checked(_ source: Source, isEntry: Bool) async -> Program? {
        // The check may read files, and on a live tenant it asks the directory: both can be interrupted.
        let check = Task { [tenant = world.tenant, variables, setup] in
            let entry = CheckedScripts(entry: source, loader: setup.loader, after: variables)
            return (entry, try await entry.bound(to: tenant, setup.files, isReadOnly: setup.isReadOnly))
        }
        let entry: CheckedScripts
        let reports: [Report]
        do {
            (entry, reports) = try await editor.working(onInterrupt: { check.cancel() }) { try await check.value }
        } catch {
            if check.isCancelled { say("interrupted: nothing was done") } else { tell(Failure(unforeseen: error)) }
            return nil
        }
        if !reports.isEmpty {
            printer.print(ReportText(palette: setup.palette, width: width).render(reports))
        }
        if let error = reports.first(where: { $0.severity == .error }) {
            if isEntry, error.source == source { faultOffset = Int(error.span.start) }
            return nil
        }
        variables = entry.variables
        return entry.programs.first
    }

    /// Runs a file as if its text had been typed.
    func run(file path: String) async {
        do {
            await run(try setup.loader.load(path, from: Source(name: "", text: "")), isEntry: false)
        } catch {
            tell(
                code: FileError.Code.unreadable.rawValue,
                message: (error as? LoadError)?.message ?? "cannot read \"\(path)\"")
        }
    }

    /// Runs the user's start file; it is fine if there is none.
    func runStartFile() async {
        guard let path = setup.startFile, access(path, F_OK) == 0 else { return }
        await run(file: path)
        await printer.flush()
    }

    private func tell(_ failure: Failure) {
        tell(code: failure.code, message: failure.message, help: failure.help)
    }

    func tell(code: String, message: String, help: String? = nil) {
        let prose = Prose(palette: setup.palette, width: width)
        printer.print(prose.fault(code: code, message: message, help: help))
    }

    var width: Int? { windowSize(STDOUT_FILENO)?.columns }
}

extension PromptLoop {
    /// Walks a new user through the product on a fresh copy of the embedded tenant; the session's own world waits.
    func tour() async {
        guard let tenant = try? EmbeddedTenants.tenant(named: EmbeddedTenants.names[0]) else { return }
        let outside = (world, variables, record, label)
        // Each step fits a screen, or nearly so, and a pager would have to be quit before the next.
        printer.setPaging(false)
        defer {
            (world, variables, record, label) = outside
            printer.setPaging(true)
        }
        world = World(tenant: .simulated(tenant))
        label = "tour"
        (variables, record) = ([:], RunRecord())
        say(
            "The tour takes about five minutes, on a copy of the embedded tenant contoso. Enter runs each statement shown; "
                + "Ctrl-C ends the tour.")
        for (index, step) in TourStep.all.enumerated() {
            show(step, index + 1)
            guard case .text = await editor.readAnswer(prompt: "Enter runs it> ") else {
                return say("The tour has ended; this is your session again.")
            }
            await run(Source(name: "step \(index + 1)", text: step.statement), isEntry: false)
            await printer.flush()
        }
        say(
            "That was the tour; this is your session again, as it was. `:help` lists the statements, "
                + "and the runbooks beside the program are worth copying.")
    }

    private func show(_ step: TourStep, _ number: Int) {
        let title = setup.palette.paint("Step \(number) of \(TourStep.all.count)", .heading)
        let words = step.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let text = TextFitting.wrap(words, to: min(80, max(20, (width ?? 80) - 1))).joined(separator: "\n")
        let statement = step.statement.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "    " + setup.palette.paint(String($0), .code) + "\n" }.joined()
        printer.print("\n\(title)\n\(text)\n\n\(statement)\n")
    }
}
