import CPseudoTerminal
import Files
import Glibc
import Synchronization

/// A program running on a pseudo-terminal, for tests. A separate thread reads its output; every wait has a deadline and
/// suspends, so no thread of the async pool is ever blocked.
package final class PseudoTerminal: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private struct State {
        var output: [UInt8] = []
        /// How far earlier expectations have read.
        var seen = 0
        var hasEnded = false
    }

    private let state = Mutex(State())
    private let master: Int32
    package let process: pid_t

    /// Starts a program; the given environment is its whole environment.
    package init(
        _ path: String, _ arguments: [String] = [], environment: [String: String], rows: Int = 24, columns: Int = 80
    ) throws {
        let arguments: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var master: Int32 = -1
        process = pseudo_terminal_start(path, arguments, variables, Int32(rows), Int32(columns), &master)
        self.master = master
        guard process > 0 else { throw Failure(description: "cannot start \(path)") }
        readOnThread()
    }

    deinit {
        kill(process, SIGKILL)
        close(master)
        var status: Int32 = 0
        waitpid(process, &status, WNOHANG)
    }

    package var output: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }

    /// Types text as a person or a terminal would, including control characters.
    package func type(_ text: String) async throws {
        var rest = Array(text.utf8)[...]
        let deadline = ContinuousClock.now + .seconds(30)
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
            if count > 0 { rest = rest.dropFirst(count) }
            if count < 0, errno != EAGAIN, errno != EINTR { throw Failure(description: "cannot write: \(errno)") }
            if ContinuousClock.now > deadline { throw Failure(description: "the program does not read") }
            if count <= 0 { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    /// Waits until the program has written the text, after the text of earlier expectations.
    /// - Returns: what it wrote, up to and including the text.
    @discardableResult
    package func expect(_ text: String, within patience: Duration = .seconds(20)) async throws -> String {
        let wanted = Array(text.utf8)
        let deadline = ContinuousClock.now + patience
        while true {
            let (found, hasEnded) = state.withLock { state in (Self.take(wanted, from: &state), state.hasEnded) }
            if let found { return found }
            if hasEnded || ContinuousClock.now > deadline {
                let rest = state.withLock { String(decoding: $0.output[$0.seen...], as: UTF8.self) }
                throw Failure(
                    description:
                        "\(hasEnded ? "ended" : "waited") without \(text.debugDescription): \(rest.debugDescription)")
            }
            try await Task.sleep(for: .milliseconds(3))
        }
    }

    package func resize(rows: Int, columns: Int) {
        pseudo_terminal_resize(master, Int32(rows), Int32(columns))
    }

    package func signal(_ number: Int32) { kill(process, number) }

    /// Waits for the program to end.
    /// - Returns: its exit status, or 128 plus the signal that ended it.
    package func exitStatus(within patience: Duration = .seconds(20)) async throws -> Int32 {
        let deadline = ContinuousClock.now + patience
        while true {
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
            }
            if ContinuousClock.now > deadline { throw Failure(description: "the program does not end") }
            try await Task.sleep(for: .milliseconds(3))
        }
    }

    private static func take(_ wanted: [UInt8], from state: inout State) -> String? {
        let output = state.output
        var place = state.seen
        while place + wanted.count <= output.count {
            if output[place] == wanted.first ?? 0, output[place..<(place + wanted.count)].elementsEqual(wanted) {
                let found = String(decoding: output[state.seen..<(place + wanted.count)], as: UTF8.self)
                state.seen = place + wanted.count
                return found
            }
            place += 1
        }
        return nil
    }

    /// Reads on a thread with its own duplicate of the master; the thread ends with the program.
    private func readOnThread() {
        let descriptor = dup(master)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        startThread { [weak self] in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard let self else { break }
                state.withLock { state in
                    if count > 0 { state.output += buffer[..<count] } else { state.hasEnded = true }
                }
                if count <= 0 { break }
            }
            close(descriptor)
        }
    }
}
