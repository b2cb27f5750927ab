import Interpreter
import PhotoLanguage
import Rendering
import Tenants
import Terminal
import Text

extension PromptLoop {
    /// Walks a new user through the product on a fresh copy of the embedded tenant; the session's own world waits.
    func tour() async {
        guard let tenant = try? EmbeddedTenants.tenant(named: EmbeddedTenants.names[0]) else { return }
        let outside = (world, variables, record)
        defer { (world, variables, record) = outside }
        world = World(tenant: .simulated(tenant))
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
