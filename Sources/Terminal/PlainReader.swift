import Glibc

/// Reads entries line by line where the terminal cannot be drawn on; the terminal itself does any editing.
struct PlainReader {
    let handlers: EditorHandlers
    var history: HistoryFile

    mutating func read(_ request: Request, _ input: inout Input) -> Entry {
        let screen = Screen(1)
        var text = ""
        screen.write(request.prompt)
        while true {
            var line: [UInt8] = []
            reading: while true {
                switch input.next() {
                case .byte(0x0A): break reading
                case .byte(let byte): line.append(byte)
                case .signal(SIGINT):
                    screen.write("\n")
                    return .interrupted
                case .end:
                    guard line.isEmpty else { break reading }
                    screen.write("\n")
                    return .endOfInput
                case .signal, .quiet: continue
                }
            }
            if line.last == 0x0D { line.removeLast() }
            text += (text.isEmpty ? "" : "\n") + String(decoding: line, as: UTF8.self)
            guard !request.isAnswer, !text.isEmpty, case .incomplete(let missing) = handlers.completeness(text) else {
                return .text(text)
            }
            screen.write(handlers.continuation(missing))
        }
    }
}
