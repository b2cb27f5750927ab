import Glibc

/// Measures photopolicy and its peers, and prints one table. Called by `Scripts/bench`.
///
/// `Bench PROGRAM RUNBOOKS PYTHON` measures everything; `Bench parse FILE` is the process in which parsing is measured.
@main
struct Bench {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[1] == "parse" {
            try ParseProcess.run(file: arguments[2])
            return
        }
        guard arguments.count == 4 else {
            complain("usage: \(arguments[0]) PROGRAM RUNBOOKS PYTHON (see Scripts/bench)")
            exit(64)
        }
        let subject = Subject(
            program: arguments[1], runbooks: arguments[2], python: arguments[3], bench: arguments[0],
            scratch: try Scratch())
        defer { subject.scratch.remove() }
        var figures: [Figure] = []
        for measure in Registry.all { figures += try await measure(subject) }
        print(FigureTable.text(figures), terminator: "")
        if figures.contains(where: { !$0.holds }) { exit(1) }
    }
}

/// What is measured, and with what.
struct Subject {
    /// The static release build.
    let program: String
    /// The folder of the runbooks.
    let runbooks: String
    /// A Python in which `cedarpy` can be imported.
    let python: String
    /// This program itself.
    let bench: String
    let scratch: Scratch
}

/// Every group of figures. A new one is a function that measures, and a line here.
enum Registry {
    typealias Measure = @Sendable (Subject) async throws -> [Figure]

    static let all: [Measure] = [
        StartFigures.measure,
        ParseFigures.measure,
        DecisionFigures.measure,
        PlanFigures.measure,
    ]
}

/// A sentence on standard error.
func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

/// Something that hinders measuring.
struct BenchError: Error, CustomStringConvertible {
    let description: String
}
