import Glibc

/// Measures photopolicy and its peers, and prints one table. Called by `Scripts/bench`.
///
/// `Bench PROGRAM SIMULATION RUNBOOKS PYTHON [GROUP…]` measures the named groups of figures, or all of them if none is
/// named; `Bench parse FILE` is the process in which parsing is measured.
@main
struct Bench {
    static func main() async {
        do {
            try await measure(CommandLine.arguments)
        } catch {
            complain("bench: \(error)")
            exit(1)
        }
    }

    private static func measure(_ arguments: [String]) async throws {
        if arguments.count == 3, arguments[1] == "parse" {
            try ParseProcess.run(file: arguments[2])
            return
        }
        let names = Set(arguments.dropFirst(5))
        guard arguments.count >= 5, names.isSubset(of: Registry.all.map(\.name)) else {
            complain(
                "usage: Scripts/bench [GROUP…], with the groups \(Registry.all.map(\.name).joined(separator: ", "))")
            exit(64)
        }
        let subject = Subject(
            program: arguments[1], simulation: arguments[2], runbooks: arguments[3], python: arguments[4],
            bench: arguments[0], scratch: try Scratch())
        defer { subject.scratch.remove() }
        var figures: [Figure] = []
        for group in Registry.all where names.isEmpty || names.contains(group.name) {
            figures += try await group.measure(subject)
        }
        print(FigureTable.text(figures), terminator: "")
        if figures.contains(where: { !$0.holds }) { exit(1) }
    }
}

/// The programs and files that a measurement uses.
struct Subject {
    /// The static release build.
    let program: String
    /// The static release build without network code.
    let simulation: String
    let runbooks: String
    /// A Python in which `cedarpy` can be imported.
    let python: String
    /// This program itself.
    let bench: String
    let scratch: Scratch
}

/// All groups of figures. To add one, write a measuring function and list it here.
enum Registry {
    struct Group: Sendable {
        let name: String
        let measure: @Sendable (Subject) async throws -> [Figure]
    }

    static let all = [
        Group(name: "start", measure: StartFigures.measure),
        Group(name: "parse", measure: ParseFigures.measure),
        Group(name: "decision", measure: DecisionFigures.measure),
        Group(name: "plan", measure: PlanFigures.measure),
        Group(name: "histories", measure: HistoriesFigures.measure),
        Group(name: "prompt", measure: PromptFigures.measure),
        Group(name: "live", measure: LiveFigures.measure),
    ]
}

func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
}
