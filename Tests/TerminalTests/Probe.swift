import Files
import Glibc
import PseudoTerminal

/// The probe on a pseudo-terminal, with a home of its own.
struct Probe {
    /// A folder of its own for each probe, or shared by several sessions.
    final class Home: Sendable {
        let path: String

        init() {
            var template = Array("/tmp/terminal-tests-XXXXXX".utf8CString)
            path = String(cString: mkdtemp(&template)!)
        }

        deinit {
            for name in names("state") { unlink("\(path)/state/\(name)"); rmdir("\(path)/state/\(name)") }
            rmdir("\(path)/state")
            for name in names("") { unlink("\(path)/\(name)") }
            rmdir(path)
        }

        var history: String { path + "/state/history" }

        func names(_ folder: String) -> [String] {
            guard let folder = opendir("\(path)/\(folder)") else { return [] }
            defer { closedir(folder) }
            var names: [String] = []
            while let entry = readdir(folder) {
                names.append(
                    withUnsafePointer(to: &entry.pointee.d_name) {
                        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                    })
            }
            return names.filter { $0 != "." && $0 != ".." }
        }

        func write(_ text: String, to name: String) throws {
            try createFolder(at: path + "/state")
            try replaceFile(at: "\(path)/\(name)", with: Array(text.utf8), mode: 0o600)
        }

        func mode(_ name: String) -> mode_t {
            var status = stat()
            return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : 0
        }
    }

    let home: Home
    let terminal: PseudoTerminal

    init(
        home: Home = Home(), locale: String = "C.UTF-8", term: String = "xterm", rows: Int = 24, columns: Int = 80,
        colour: Bool = false
    ) async throws {
        self.home = home
        var path = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        let tests = String(decoding: path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = tests.split(separator: "/").dropLast().joined(separator: "/")
        terminal = try PseudoTerminal(
            "/\(folder)/EditorProbe", [home.history] + (colour ? ["colour"] : []),
            environment: ["HOME": home.path, "TERM": term, "LC_ALL": locale], rows: rows, columns: columns)
        try await terminal.expect("probe 1> ")
    }

    /// Types, and waits for what the program says to that.
    func type(_ text: String, expecting answer: String) async throws {
        try await terminal.type(text)
        try await terminal.expect(answer)
    }
}
