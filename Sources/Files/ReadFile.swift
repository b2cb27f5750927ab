import Glibc

/// Reads a file, or a pipe such as `/dev/stdin` or `<(…)`, to its end.
///
/// - Throws: `file-not-found`, `file-unreadable`, `file-is-directory`; `file-too-large` above `limit` bytes;
///   `file-not-regular` for sockets and for devices other than a terminal or `/dev/null`.
package func readFile(at path: String, limit: Int) throws(FileError) -> [UInt8] {
    try tellingSystemFailures(of: path, doing: "read", fallback: .unreadable) {
        // Without O_NOCTTY, reading a terminal device could make it our controlling terminal.
        let file = try OpenFile(path, O_RDONLY | O_NOCTTY)
        return try read(file.descriptor, named: path, limit: limit)
    }
}

/// Reads a regular file, and nothing else: a pipe would have to be waited for, a device has no end.
///
/// - Parameter name: what errors call it; nil means its path.
/// - Throws: as `readFile`; `file-not-regular` for pipes too.
package func readRegularFile(at path: String, named name: String? = nil, limit: Int) throws(FileError) -> [UInt8] {
    let name = name ?? path
    return try tellingSystemFailures(of: name, doing: "read", fallback: .unreadable) {
        // Opening a pipe would wait for its writer.
        let file = try OpenFile(path, O_RDONLY | O_NOCTTY | O_NONBLOCK)
        var status = stat()
        if fstat(file.descriptor, &status) == 0, ![S_IFREG, S_IFDIR].contains(kind(of: status)) {
            throw FileError(.notRegular, name, "cannot read \"\(name)\": it is not a regular file")
        }
        return try read(file.descriptor, named: name, limit: limit)
    }
}

/// Returns the path of a file or folder with all links resolved; nil when it does not exist.
package func resolvedPath(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// When a file was last changed, in seconds since 1970; for a pipe, now.
///
/// - Throws: `file-not-found`, `file-unreadable`.
package func modificationTime(of path: String) throws(FileError) -> Int {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0 else {
        throw FileError(errno: path.utf8.contains(0) ? ENOENT : errno, path, doing: "read", fallback: .unreadable)
    }
    return kind(of: status) == S_IFREG ? status.st_mtim.tv_sec : time(nil)
}

/// Reads an already open descriptor to its end and leaves it open; `name` is what errors call it.
package func readDescriptor(_ descriptor: Int32, named name: String, limit: Int) throws(FileError) -> [UInt8] {
    try read(descriptor, named: name, limit: limit)
}

private func read(_ descriptor: Int32, named name: String, limit: Int) throws(FileError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
        throw FileError(errno: errno, name, doing: "read", fallback: .unreadable)
    }
    let limit = max(0, limit)
    try refuseUnreadableKind(status, descriptor, name)
    let isRegular = kind(of: status) == S_IFREG
    if isRegular, status.st_size > limit { throw tooLarge(name, limit) }

    // Files under /proc claim to be empty, and a file may grow while it is read: the size is only a guess. One byte
    // more than the limit is requested, to distinguish a full file from one that is too large.
    let most = limit == .max ? limit : limit + 1
    var capacity = min(most, isRegular ? Int(status.st_size) + 1 : 1 << 16)
    var bytes: [UInt8] = []
    while true {
        var count = 0
        let room = min(capacity, most - bytes.count)
        let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            count = retrying { Glibc.read(descriptor, buffer.baseAddress, room) }
            filled = max(0, count)
        }
        // Most files come in one part, which is not copied.
        if bytes.isEmpty { bytes = part } else { bytes += part }
        if count < 0 { throw FileError(errno: errno, name, doing: "read", fallback: .unreadable) }
        if count == 0 { return bytes }
        if bytes.count > limit { throw tooLarge(name, limit) }
        capacity = max(1 << 16, min(bytes.count, 1 << 24))
    }
}

private func refuseUnreadableKind(_ status: stat, _ descriptor: Int32, _ name: String) throws(FileError) {
    switch kind(of: status) {
    case S_IFREG, S_IFIFO: return
    case S_IFDIR: throw FileError(.isDirectory, name, "cannot read \"\(name)\": it is a folder")
    case S_IFCHR where isTerminal(descriptor) || isNull(status.st_rdev): return
    default: throw FileError(.notRegular, name, "cannot read \"\(name)\": it is neither a file nor a pipe")
    }
}

/// Whether a device is `/dev/null`, the only device besides terminals that scripts pass on purpose.
private func isNull(_ device: dev_t) -> Bool {
    var null = stat()
    return stat("/dev/null", &null) == 0 && null.st_rdev == device
}

private func tooLarge(_ name: String, _ limit: Int) -> FileError {
    FileError(.tooLarge, name, "cannot read \"\(name)\": it is larger than \(inWords(limit))")
}

/// A size in the largest unit that divides it.
private func inWords(_ bytes: Int) -> String {
    for (unit, name) in [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")] where bytes >= unit && bytes % unit == 0 {
        return "\(bytes / unit) \(name)"
    }
    return "\(bytes) bytes"
}

/// Whether there is a regular file, or a link to one.
package func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && kind(of: status) == S_IFREG
}

/// Whether there is definitely nothing of that name.
package func isMissing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && errno == ENOENT
}
