import Files
import Glibc
import PseudoTerminal
import TemporaryFolder

/// The real program on a pseudo-terminal, with its own home folder.
struct Prompt {
    let home: TemporaryFolder
    let terminal: PseudoTerminal

    init(
        _ arguments: [String] = [], home: TemporaryFolder = TemporaryFolder(), locale: String = "C.UTF-8",
        term: String = "xterm",
        rows: Int = 24, columns: Int = 100, variables: [String: String] = [:], isReady: String = "> "
    ) async throws {
        self.home = home
        var environment = ["HOME": home.path, "TERM": term, "LC_ALL": locale, "NO_COLOR": "1", "PATH": "/usr/bin:/bin"]
        // No pager unless a test wants one.
        environment["PAGER"] = "cat"
        environment.merge(variables) { $1 }
        terminal = try PseudoTerminal(
            Self.program, arguments, environment: environment.filter { !$0.value.isEmpty }, rows: rows,
            columns: columns)
        try await terminal.expect(isReady)
    }

    /// The program that was built along with the tests.
    static let program: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        let tests = String(decoding: path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "/" + tests.split(separator: "/").dropLast().joined(separator: "/") + "/photopolicy"
    }()

    @discardableResult
    func type(_ text: String, expecting answer: String) async throws -> String {
        try await terminal.type(text)
        return try await terminal.expect(answer)
    }

    /// Types an entry with Enter, waits for the answer and then for the next prompt.
    @discardableResult
    func enter(_ text: String, expecting answer: String) async throws -> String {
        let said = try await type(text + "\r", expecting: answer)
        return try await said + terminal.expect("\u{1B}[?2004h")
    }

    func paste(_ text: String) async throws {
        try await terminal.type("\u{1B}[200~\(text.replacing("\n", with: "\r"))\u{1B}[201~")
    }
}

extension TemporaryFolder {
    var history: String { path + "/.local/state/photopolicy/history" }
}
