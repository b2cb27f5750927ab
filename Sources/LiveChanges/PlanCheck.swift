import PhotoLanguage
import Resolution

/// Checks whether a program can be planned: its first top-level apply is recorded, and nothing before it may change the
/// tenant.
package enum PlanCheck {
    package static func reports(_ program: Program, of source: Source) -> [Report] {
        guard let apply = program.statements.firstIndex(where: \.isApply) else {
            return [
                report(
                    .noApply, Place(source: source, span: SourceSpan(0, 0)),
                    "there is no `apply` at the top of the script",
                    help: "`plan` records the first one; to see a plan only, write `plan;` and run the script")
            ]
        }
        return program.statements[..<apply].filter(\.action.changesSomething).map { statement in
            report(
                .changeBeforePlan, statement.place, "this would change the tenant before the `apply` that is recorded",
                help: "a plan changes nothing: put it behind the `apply`, or run the script")
        }
    }

    private static func report(_ code: CheckCode, _ place: Place, _ message: String, help: String) -> Report {
        Report(code.rawValue, in: place.source, at: place.span, message, help: help)
    }
}

extension Statement {
    fileprivate var isApply: Bool { if case .apply = action { true } else { false } }
}
