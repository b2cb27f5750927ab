import CLibEdit
import Files
import Glibc
import Synchronization
import Text

/// A line editor on the program's terminal, to be created once per program.
///
/// It owns a thread, the only one that runs libedit, and the signals of the terminal: Ctrl-C reaches the work under
/// way, and when the program is ended from outside, the terminal is restored first.
package final class LineEditor: Sendable {
    /// What the program may do on this terminal.
    package enum Kind: Sendable { case full, plain }

    /// `plain` when the terminal cannot move its cursor, or there is none: lines are read without editing.
    package let kind: Kind
    private let mailbox: Mailbox

    /// - Parameters:
    ///   - history: for this editor only.
    ///   - colour: whether to use colour and hints.
    package init(program: String, history: HistoryReading, colour: Bool, handlers: EditorHandlers) {
        let mailbox = Mailbox()
        let term = environment("TERM") ?? "dumb"
        let isFull = isTerminal(0) && isTerminal(1) && term != "dumb" && term != "unknown"
        kind = isFull ? .full : .plain
        self.mailbox = mailbox
        startThread {
            var thread = EditorThread(program, history, colour: colour && isFull, isFull: isFull, handlers, mailbox)
            thread.run()
        }
    }

    /// Reads one entry.
    /// - Parameters:
    ///   - initial: text to begin with, such as one that came back from an editor.
    ///   - recallOffset: the UTF-8 offset where the cursor goes when the last entry is recalled.
    package func readEntry(
        prompt: String, style: Style = .prompt, initial: String = "", recallOffset: Int? = nil
    ) async -> Entry {
        await ask(
            Request(prompt: prompt, style: style, initial: initial, recallOffset: recallOffset, isAnswer: false))
    }

    /// Reads one line as the answer to a question: not kept in the history, not completed.
    package func readAnswer(prompt: String) async -> Entry {
        await ask(Request(prompt: prompt, style: .prompt, initial: "", recallOffset: nil, isAnswer: true))
    }

    /// The entries of the history, oldest first, as of the last entry.
    package var history: [String] { mailbox.history.withLock { $0 } }

    /// Runs work during which Ctrl-C calls `onInterrupt`, on the editor's thread.
    package func working<Result>(
        onInterrupt: @escaping @Sendable () -> Void, _ work: () async throws -> Result
    ) async rethrows -> Result {
        mailbox.interrupt.withLock { $0 = onInterrupt }
        defer { mailbox.interrupt.withLock { $0 = nil } }
        return try await work()
    }

    private func ask(_ request: consuming Request) async -> Entry {
        var request = request
        return await withCheckedContinuation { continuation in
            request.continuation = continuation
            mailbox.send(request)
        }
    }
}

/// A request for one entry.
struct Request: Sendable {
    let prompt: String
    let style: Style
    let initial: String
    let recallOffset: Int?
    let isAnswer: Bool
    var continuation: CheckedContinuation<Entry, Never>?
}

/// What the program and the editor's thread share.
final class Mailbox: Sendable {
    let requests = Mutex<[Request]>([])
    let interrupt = Mutex<(@Sendable () -> Void)?>(nil)
    let history = Mutex<[String]>([])
    /// Carries signals and a zero byte for each request, in order of arrival.
    let readEnd: Int32
    let writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (readEnd, writeEnd) = (ends[0], ends[1])
        // A signal handler must never wait for room in the pipe.
        _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
    }

    func send(_ request: Request) {
        requests.withLock { $0.append(request) }
        var byte: UInt8 = 0
        while write(writeEnd, &byte, 1) != 1, errno == EINTR || errno == EAGAIN { usleep(1_000) }
    }
}
