import CPseudoTerminal
import Glibc

/// A program on a pseudo-terminal whose answers are timed.
final class TimedTerminal {
    private let process: pid_t
    private let master: Int32
    private let started = ContinuousClock.now
    /// The program's output since the start, or since the last input with an expected text.
    private var output: [UInt8] = []

    init(_ command: [String], environment: [String: String], rows: Int, columns: Int) throws {
        let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var master: Int32 = -1
        process = pseudo_terminal_start(command[0], arguments, variables, Int32(rows), Int32(columns), &master)
        self.master = master
        guard process > 0 else { throw BenchError(description: "\(command[0]) cannot be started on a terminal") }
    }

    deinit {
        kill(process, SIGKILL)
        close(master)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }

    /// Returns the milliseconds from the start until a text is on the terminal.
    func untilShown(_ text: String) throws -> Double {
        try awaitText(text)
        return (ContinuousClock.now - started) / .milliseconds(1)
    }

    /// Types a text and returns the milliseconds until an expected text has come.
    func answer(to typed: String, with text: String) throws -> Double {
        let begin = ContinuousClock.now
        output = []
        try type(typed)
        try awaitText(text)
        return (ContinuousClock.now - begin) / .milliseconds(1)
    }

    private func awaitText(_ text: String) throws {
        while !String(decoding: output, as: UTF8.self).contains(text) {
            guard try readMore(within: 10_000) else { throw silence("without \"\(text)\"") }
        }
    }

    /// Types a text and returns the milliseconds until the last byte of the answer, after which nothing comes for a
    /// while.
    func answer(to typed: String) throws -> Double {
        let begin = ContinuousClock.now
        try type(typed)
        guard try readMore(within: 10_000) else { throw silence("after \"\(typed)\"") }
        var end = ContinuousClock.now
        while try readMore(within: 10) { end = ContinuousClock.now }
        return (end - begin) / .milliseconds(1)
    }

    private func type(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
            guard count > 0 else { throw BenchError(description: "the program does not read") }
            rest = rest.dropFirst(count)
        }
    }

    private func silence(_ when: String) -> BenchError {
        BenchError(
            description: "the program fell silent \(when): \(String(decoding: output.suffix(500), as: UTF8.self))")
    }

    /// Reads what has arrived; returns false if nothing comes within this many milliseconds.
    private func readMore(within patience: Int32) throws -> Bool {
        var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, patience) > 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(master, &chunk, chunk.count)
        guard count > 0 else { throw silence("for ever") }
        output += chunk[..<count]
        return true
    }
}
