import Files
import Glibc
import PseudoTerminal
import TemporaryFolder

/// The probe on a pseudo-terminal, with its own home folder.
struct Probe {
    let home: TemporaryFolder
    let terminal: PseudoTerminal

    init(
        home: TemporaryFolder = TemporaryFolder(), locale: String = "C.UTF-8", term: String = "xterm", rows: Int = 24,
        columns: Int = 80,
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

    func type(_ text: String, expecting answer: String) async throws {
        try await terminal.type(text)
        try await terminal.expect(answer)
    }
}

extension TemporaryFolder {
    var history: String { path + "/state/history" }
}
