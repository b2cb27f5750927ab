import PhotoLanguage
import PhotoPolicy
import Tenants

extension Session {
    /// Runs a program up to its first apply at the top, which is recorded and not carried out.
    ///
    /// - Returns: what closed the top level, and what was recorded unless a refusal or a failure came before it.
    package func record(_ program: Program) async throws -> (closing: Closing?, recorded: RecordedApply?) {
        isRecording = true
        defer { isRecording = false }
        let closing = try await run(program)
        return (closing, recorded)
    }

    /// Takes note of an apply that may be made.
    func record(_ plan: Plan, _ consent: Consent, _ statement: Statement, isShown: Bool, notes: [String]) {
        recorded = RecordedApply(plan: plan, consent: consent)
        tell(
            statement, .done,
            .recorded(RecordedReport(plan: plan, showsPlan: !isShown, reason: consent.because)), notes: notes)
    }

    /// Carries a plan file out; refused when the settings are no longer those it was made from.
    package func apply(_ file: PlanFile, in source: Source) async throws -> Closing? {
        level = Level()
        scriptDigest = file.digest
        world.draft = Draft(writing: file.proposed)
        let place = Place(source: source, span: SourceSpan(0, source.bytes.count))
        try await apply(file.consent, Statement(action: .apply(file.consent), place: place), madeFrom: file.base)
        return level.closedBy
    }
}

extension PlanFile {
    /// What it says, in the photo language.
    package func statements(_ roles: RoleCatalog) -> String {
        let despite = consent.despite.map(\.rawValue).joined(separator: ", ")
        return
            (proposed.statements(roles) + [
                "apply" + (despite.isEmpty ? "" : " despite \(despite)")
                    + (consent.because.map { " because \(WrittenName.quoted($0))" } ?? "") + ";"
            ]).joined(separator: "\n") + "\n"
    }
}
