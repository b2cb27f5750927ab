import Terminal

// A program that reads entries and prints what it read, for tests on a pseudo-terminal. Arguments: the history file,
// then words that enable features: `colour`, `work` (a statement that waits).

let arguments = CommandLine.arguments.dropFirst()
var handlers = EditorHandlers()
handlers.completeness = { missing(from: $0).map { .incomplete(missing: $0) } ?? .complete }
handlers.missingAtLineEnds = { text in
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.dropLast().map { missing(from: lines[...$0].joined(separator: "\n")) ?? "" }
}
handlers.complete = { text, cursor in
    let word = String(text.utf8.prefix(cursor)) ?? ""
    let begun = word.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let all = [
        Candidate("source cloud;", note: "where photos may be updated"), Candidate("source any;"),
        Candidate("show policy;", note: "look\u{1B}[31m"), Candidate("plan;", note: "what would change"),
    ]
    return Completion(replaced: begun.utf8.count, all.filter { $0.text.hasPrefix(begun) })
}
if arguments.contains("colour") {
    handlers.colour = { text in text.hasPrefix("plan") ? [StyledSpan(0..<4, .keyword)] : [] }
    handlers.hint = { text, _ in text == "source " ? "cloud | onPremises | any" : nil }
}

func missing(from text: String) -> String? {
    if text.hasPrefix(":") { return nil }
    let open = text.filter { $0 == "{" }.count - text.filter { $0 == "}" }.count
    if open > 0 { return "}" }
    let end = text.last { !$0.isWhitespace }
    return end == ";" || end == "}" ? nil : ";"
}

func shown(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
}

let path = arguments.first.flatMap { $0 == "-" ? nil : $0 }
let editor = LineEditor(
    program: "probe", history: HistoryReading(path: path), colour: arguments.contains("colour"), handlers: handlers)
var number = 0
var fault: Int?
reading: while true {
    number += 1
    switch await editor.readEntry(prompt: "probe \(number)> ", recallOffset: fault) {
    case .text("wait;"):
        print("working")
        let (interrupts, continuation) = AsyncStream<Void>.makeStream()
        await editor.working(onInterrupt: { continuation.yield() }) {
            for await _ in interrupts { break }
        }
        print("stopped")
    case .text("ask;"):
        print("answer: \(await editor.readAnswer(prompt: "name? "))")
    case .text(let text):
        fault = text.hasPrefix("bad") ? 2 : nil
        print("[\(shown(text))]")
    case .edit(let text): print("edit [\(shown(text))]")
    case .interrupted: print("dropped")
    case .endOfInput: break reading
    }
}
print("bye")
