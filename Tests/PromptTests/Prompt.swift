import Files
import Glibc
import PseudoTerminal

/// The real program at a pseudo-terminal, with a home of its own.
struct Prompt {
    /// A home folder for one test, or shared by several sessions.
    final class Home: Sendable {
        let path: String

        init() {
            var template = Array("/tmp/prompt-tests-XXXXXX".utf8CString)
            path = String(cString: mkdtemp(&template)!)
        }

        deinit { remove(path) }

        var history: String { path + "/.local/state/photopolicy/history" }

        func write(_ text: String, to name: String) throws { try write(bytes: Array(text.utf8), to: name) }

        func write(bytes: [UInt8], to name: String) throws {
            let file = "\(path)/\(name)"
            try createFolder(at: String(file[..<file.lastIndex(of: "/")!]))
            try replaceFile(at: file, with: bytes, mode: 0o600)
        }

        func read(_ name: String) throws -> String {
            String(decoding: try readFile(at: "\(path)/\(name)", limit: 1 << 26), as: UTF8.self)
        }

        /// Writes a shell script that can be run, such as an editor.
        func writeProgram(_ text: String, to name: String) throws -> String {
            try write("#!/bin/sh\n\(text)\n", to: name)
            chmod("\(path)/\(name)", 0o755)
            return "\(path)/\(name)"
        }

        private func remove(_ path: String) {
            guard let folder = opendir(path) else { return }
            var names: [String] = []
            while let entry = readdir(folder) {
                names.append(
                    withUnsafePointer(to: &entry.pointee.d_name) {
                        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                    })
            }
            closedir(folder)
            for name in names where name != "." && name != ".." {
                if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
            }
            rmdir(path)
        }
    }

    let home: Home
    let terminal: PseudoTerminal

    init(
        _ arguments: [String] = [], home: Home = Home(), locale: String = "C.UTF-8", term: String = "xterm",
        rows: Int = 24, columns: Int = 100, variables: [String: String] = [:], isReady: String = "> "
    ) async throws {
        self.home = home
        var environment = ["HOME": home.path, "TERM": term, "LC_ALL": locale, "NO_COLOR": "1", "PATH": "/usr/bin:/bin"]
        // No pager, but where a test wants one.
        environment["PAGER"] = "cat"
        environment.merge(variables) { $1 }
        terminal = try PseudoTerminal(
            Self.program, arguments, environment: environment.filter { !$0.value.isEmpty }, rows: rows,
            columns: columns)
        try await terminal.expect(isReady)
    }

    /// The program that was built beside the tests.
    static let program: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        let tests = String(decoding: path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "/" + tests.split(separator: "/").dropLast().joined(separator: "/") + "/photopolicy"
    }()

    /// Types, and waits for what the program says to that.
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
