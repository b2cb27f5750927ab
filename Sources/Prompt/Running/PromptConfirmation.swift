import Files
import Glibc
import LiveChanges
import Rendering
import Terminal
import Text

/// Asks at the prompt for the tenant's name before a real tenant is changed.
struct PromptConfirmation: Confirmation {
    let editor: LineEditor
    let printer: Printer
    let palette: Palette

    func answer(_ question: ConfirmationQuestion) async throws -> ConfirmationAnswer {
        if let plan = question.plan {
            let text = OutcomeText(palette: palette, width: windowSize(STDOUT_FILENO)?.columns)
            printer.print(text.render(plan, roles: question.roles))
        }
        // What leads to the question must be shown before it.
        await printer.flush()
        printer.print("\(palette.paint("live", .live)): \(Visible.text(question.actWords))\n")
        let name = question.tenant.domainOrID
        switch await editor.readAnswer(prompt: "Type \(Visible.text(name)) to go on> ") {
        case .text(let text): return .typed(text)
        case .edit, .interrupted, .endOfInput: return .typed("")
        }
    }
}
