import Glibc

/// The time that we add to a change of a tenant beyond its plan: confirmation, the last look, the journal on disk, the
/// request and the read-back, against a service on this machine that answers at once.
enum LiveFigures {
    static func measure(_ subject: Subject) throws -> [Figure] {
        let server = try Server(subject.program)
        defer { server.stop() }
        let state = subject.scratch.path + "/state"
        defer { try? ChildProcess.run(["rm", "-rf", state]) }
        func work(_ script: String) -> () throws -> Void {
            // Notes on standard error would be shown once for every run.
            let command = [
                "sh", "-c", "exec \"$@\" 2>/dev/null", "sh", "env", "XDG_STATE_HOME=\(state)",
                "AZURE_TENANT_ID=contoso.com", "AZURE_CLIENT_ID=14d82eec-204b-4c2f-b7e8-296a70dab67e",
                "AZURE_CLIENT_SECRET=bench", "AZURE_AUTHORITY_HOST=\(server.url)",
                "PHOTOPOLICY_GRAPH_ENDPOINT=\(server.url)", subject.program, "run", "--live", "--yes", "contoso.com",
                "-c", script,
            ]
            return { try ChildProcess.run(command) }
        }
        // An apply and its rollback are two changes that leave everything as before.
        let times = try Stopwatch.bestInTurn(
            rounds: 30, [work("source cloud; plan;"), work("source cloud; plan; apply; rollback;")])
        return [
            Figure(
                "an apply beside its plan, service on loopback", (times[1] - times[0]) * 1000 / 2, .milliseconds,
                .atMost(15), remark: "its requests too")
        ]
    }

    /// `photopolicy serve` on a port that the system chooses.
    private struct Server {
        let url: String
        private let process: pid_t

        init(_ program: String) throws {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw BenchError(description: "no pipe") }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
            for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
            let command = [program, "serve", "--port", "0", "--simulate", "contoso-2026"]
            var arguments = command.map { strdup($0) } + [nil]
            defer { for argument in arguments { free(argument) } }
            var process: pid_t = 0
            let failure = posix_spawn(&process, program, &actions, nil, &arguments, environ)
            close(ends[1])
            defer { close(ends[0]) }
            guard failure == 0 else { throw BenchError(description: "\(program) cannot be run") }
            self.process = process
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while byte != UInt8(ascii: "\n"), read(ends[0], &byte, 1) == 1 { line.append(byte) }
            guard let address = String(decoding: line, as: UTF8.self).split(separator: " ").last else {
                throw BenchError(description: "photopolicy serve does not say where")
            }
            url = String(address.prefix { !$0.isNewline })
        }

        func stop() {
            kill(process, SIGTERM)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
    }
}
