import Resolution
import Runner

extension ProgramRun.End {
    /// Says what was done and what was not, for the person who interrupted it.
    func interruption(of program: Program) -> String {
        let (done, count) = (statements.count, program.statements.count)
        guard done < count else { return "interrupted when everything was done\n" }
        let next = program.statements[done]
        let words = next.place.source.text(next.place.span)
        let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        var text = "interrupted: \(done) of \(count) \(count == 1 ? "statement" : "statements") done.\n"
        text += "not done\(done + 1 < count ? ", and nothing after it" : ""): \(line)\n"
        if case .whatIf = next.action { text += "A block that was under way has left nothing behind.\n" }
        return text
    }
}
