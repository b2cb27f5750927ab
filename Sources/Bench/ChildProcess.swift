import Glibc

/// A program run to its end.
enum ChildProcess {
    /// Runs a program found through PATH and drops its output; throws if it does not end successfully.
    static func run(_ command: [String]) throws { _ = try output(of: command, keeping: false) }

    /// Runs a program and returns what it wrote to standard output.
    static func output(of command: [String]) throws -> String { try output(of: command, keeping: true) }

    private static func output(of command: [String], keeping: Bool) throws -> String {
        var ends: [Int32] = [-1, -1]
        if keeping, pipe(&ends) != 0 { throw BenchError(description: "no pipe") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        if keeping {
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
            for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
        if keeping { close(ends[1]) }
        guard failure == 0 else {
            if keeping { close(ends[0]) }
            throw BenchError(description: "\(command[0]) cannot be run: \(String(cString: strerror(failure)))")
        }
        var output: [UInt8] = []
        if keeping {
            var chunk = [UInt8](repeating: 0, count: 4096)
            while case let count = read(ends[0], &chunk, chunk.count), count > 0 { output += chunk[..<count] }
            close(ends[0])
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else {
            throw BenchError(description: "\(command.joined(separator: " ")) ended with status \(status >> 8)")
        }
        return String(decoding: output, as: UTF8.self)
    }
}

/// A folder for the files of one run.
struct Scratch {
    let path: String

    init() throws {
        var template = Array("/tmp/photopolicy-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchError(description: "no scratch folder can be made") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func file(_ name: String, _ text: String) throws -> String {
        let file = "\(path)/\(name)"
        guard let stream = fopen(file, "w") else { throw BenchError(description: "\(file) cannot be written") }
        defer { fclose(stream) }
        var text = text
        text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, stream) }
        return file
    }

    func remove() { try? ChildProcess.run(["rm", "-rf", path]) }

    /// Returns the names in a folder that do not begin with a dot.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
