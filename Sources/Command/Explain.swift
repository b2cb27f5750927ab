import ArgumentParser
import Resolution
import Runner
import Wording

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a code: of a report, a finding, a refusal, or an error pasted from elsewhere.")

    @Argument(help: ArgumentHelp("The code, or the text of an error.", valueName: "code"))
    var words: [String]

    func run() async throws {
        try await reportingFailures {
            let query = words.joined(separator: " ")
            guard let answer = Explanations.answer(to: query) else {
                let near = Explanations.suggestions(for: query)
                throw Failure(
                    .usage, CheckCode.codeUnknown, "there is no page on `\(query)`",
                    help: near.isEmpty
                        ? "codes stand in brackets behind `error`, `warning` and `refused`, and in the bodies of errors"
                        : "did you mean \(near.joined(separator: ", "))?")
            }
            Output.standard.write(answer)
        }
    }
}
