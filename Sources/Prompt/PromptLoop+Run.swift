import Files
import Glibc
import Interpreter
import PhotoLanguage
import Rendering
import Text

extension PromptLoop {
    /// Checks a source whole, and runs it when nothing is wrong with it.
    /// - Parameter isEntry: whether it is the entry itself, which can be called back with the cursor at its fault.
    func run(_ source: Source, isEntry: Bool) async {
        guard let program = await checked(source, isEntry: isEntry) else { return }
        let results = OutcomeText(palette: setup.palette, width: width)
        let roles = world.tenant.directory.roles
        let run = EntryRun(world: world, program: program, files: setup.files, live: live) { [printer] in
            printer.print(results.render($0, roles: roles))
        }
        let task = run.start()
        let end = await editor.working(onInterrupt: { task.cancel() }) { await task.value }
        world = end.world
        record.add(end.statements)
        if let fault = end.fault { tell(fault) }
        if end.wasInterrupted {
            // Last of all, behind what a pager may have to show first.
            await printer.flush()
            printer.print(Visible.lines(end.interruption(of: program)))
        }
        guard isEntry else { return }
        let stopped = end.statements.first { $0.status == .failed || $0.status == .refused }
        if let stopped, stopped.place.source == source {
            faultOffset = Int(stopped.place.span.start)
        } else if let report = end.fault?.report, report.source == source {
            faultOffset = Int(report.span.start)
        }
    }

    private func tell(_ fault: EntryRun.Fault) {
        guard let report = fault.report else { return tell(code: fault.code, message: fault.message, help: fault.help) }
        printer.print(ReportText(palette: setup.palette, width: width).render([report]))
    }

    /// The checked program; nil when it is in error, or its check did not end, which has then been told.
    private func checked(_ source: Source, isEntry: Bool) async -> Program? {
        let check = EntryCheck(
            source: source, variables: variables, tenant: world.tenant, loader: setup.loader, files: setup.files,
            isReadOnly: setup.isReadOnly
        ).start()
        let end: EntryCheck.End
        do {
            end = try await editor.working(onInterrupt: { check.cancel() }) { try await check.value }
        } catch {
            if check.isCancelled { say("interrupted: nothing was done") } else { tell(EntryRun.Fault(error)) }
            return nil
        }
        if !end.reports.isEmpty {
            printer.print(ReportText(palette: setup.palette, width: width).render(end.reports))
        }
        if let error = end.reports.first(where: { $0.severity == .error }) {
            if isEntry, error.source == source { faultOffset = Int(error.span.start) }
            return nil
        }
        variables = end.variables
        return end.program
    }

    /// Runs a file as if its text had been typed.
    func run(file path: String) async {
        do {
            await run(try setup.loader.load(path, from: Source(name: "", text: "")), isEntry: false)
        } catch {
            tell(code: "file-unreadable", message: (error as? LoadError)?.message ?? "cannot read \"\(path)\"")
        }
    }

    /// Runs the file that greets the user; that there is none is as it should be.
    func runStartFile() async {
        guard let path = setup.startFile, access(path, F_OK) == 0 else { return }
        await run(file: path)
        await printer.flush()
    }

    func tell(code: String, message: String, help: String? = nil) {
        let prose = Prose(palette: setup.palette, width: width)
        printer.print(prose.fault(code: code, message: message, help: help))
    }

    var width: Int? { windowSize(STDOUT_FILENO)?.columns }
}
