import Glibc

/// An advisory lock between processes, held until the value ends; the lock file stays behind, empty.
package struct FileLock: ~Copyable {
    private let file: OpenFile

    /// Waits for the lock, for at most `patience`, on the calling thread.
    ///
    /// - Throws: `file-locked` when another process held it all the time; `file-not-found`, `file-not-writable`.
    package init(at path: String, patience: Duration) throws(FileError) {
        let file = try Self.openForLocking(path)
        try Self.wait(for: file.descriptor, path, patience)
        self.file = file
    }

    private static func wait(for descriptor: Int32, _ path: String, _ patience: Duration) throws(FileError) {
        let deadline = ContinuousClock.now + patience
        while retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
            guard errno == EWOULDBLOCK else {
                throw FileError(errno: errno, path, doing: "lock", fallback: .notWritable)
            }
            guard ContinuousClock.now < deadline else {
                throw FileError(.locked, path, "cannot lock \"\(path)\": another process holds it")
            }
            usleep(2_000)
        }
    }

    private static func openForLocking(_ path: String) throws(FileError) -> OpenFile {
        do {
            return try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
        } catch {
            throw FileError(errno: error.number, path, doing: "lock", fallback: .notWritable)
        }
    }
}
