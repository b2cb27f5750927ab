import Subprocess
import SystemPackage

/// Programs of the user's choice that take over the terminal: a pager, an editor.
enum ExternalProgram {
    /// Runs a shell command in the foreground of our terminal, in our process group, so Ctrl-C and Ctrl-Z reach it.
    /// - Parameters:
    ///   - arguments: what the command sees as `$1`, `$2`, …
    ///   - input: a descriptor for its standard input, which is closed; nil means the terminal.
    /// - Returns: its exit status, 128 and the signal that ended it, or nil when it could not be started.
    static func run(
        _ command: String, _ arguments: [String] = [], input: Int32? = nil, variables: [String: String] = [:]
    ) async -> Int32? {
        let updates = Dictionary(
            uniqueKeysWithValues: variables.compactMap { name, value in
                Environment.Key(rawValue: name).map { ($0, Optional(value)) }
            })
        let input = input.map { FileDescriptor(rawValue: $0) }
        let result = try? await Subprocess.run(
            .path("/bin/sh"), arguments: Arguments(["-c", command, "photopolicy"] + arguments),
            environment: .inherit.updating(updates),
            input: .fileDescriptor(input ?? .standardInput, closeAfterSpawningProcess: input != nil),
            output: .currentStandardOutput, error: .currentStandardError)
        switch result?.terminationStatus {
        case .exited(let code): return code
        case .signaled(let number): return 128 + number
        case nil: return nil
        }
    }
}
