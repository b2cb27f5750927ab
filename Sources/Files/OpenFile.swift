import Glibc

/// An open file descriptor that closes itself.
struct OpenFile: ~Copyable {
    let path: String
    let descriptor: Int32

    /// Opens a path, close-on-exec; the thrown number is the system's.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SystemFailure) {
        // A NUL would silently cut the path short on its way to the system call.
        guard !path.utf8.contains(0) else { throw SystemFailure(number: ENOENT) }
        let descriptor = retrying { open(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw SystemFailure(number: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}

/// The number of a failed system call, before it becomes a `FileError`.
struct SystemFailure: Error {
    let number: Int32
}

/// Repeats a system call that a signal interrupted.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}

/// The kind of file, one of `S_IFREG`, `S_IFDIR` and so on.
func kind(of status: stat) -> mode_t { status.st_mode & S_IFMT }

/// Writes all bytes, however many calls that takes.
func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) throws(SystemFailure) {
    var failure: Int32?
    let written: Void? = bytes.withContiguousStorageIfAvailable { failure = writeAll($0, to: descriptor) }
    if written == nil { Array(bytes).withUnsafeBufferPointer { failure = writeAll($0, to: descriptor) } }
    if let failure { throw SystemFailure(number: failure) }
}

private func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32? {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
        let count = retrying { write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count) }
        guard count > 0 else { return count == 0 ? EIO : errno }
        rest = rest.dropFirst(count)
    }
    return nil
}
