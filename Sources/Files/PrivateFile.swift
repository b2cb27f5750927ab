import Glibc

/// Reads a file that is for this user alone. If others can read it, it is closed to them.
///
/// - Throws: as `readRegularFile`; `file-unreadable` for a link, and for somebody else's file.
package func readPrivateFile(at path: String, limit: Int) throws(FileError) -> [UInt8] {
    try requirePrivate(path)
    return try readRegularFile(at: path, limit: limit)
}

/// Refuses a link and somebody else's file, and closes our own file to others. A missing file passes.
///
/// - Throws: `file-unreadable`.
package func requirePrivate(_ path: String) throws(FileError) {
    var status = stat()
    guard !path.utf8.contains(0), lstat(path, &status) == 0 else { return }
    let strange =
        kind(of: status) == S_IFLNK ? "it is a link" : status.st_uid != geteuid() ? "it belongs to another user" : nil
    if let strange { throw FileError(.unreadable, path, "cannot read \"\(path)\": \(strange)") }
    if kind(of: status) == S_IFREG, status.st_mode & 0o077 != 0 { _ = chmod(path, 0o600) }
}

/// Creates an empty file for this user alone (mode 0600) if there is none; an existing one keeps its content, and is
/// closed to others if it belongs to this user.
///
/// - Throws: `file-not-writable`, `file-not-found` (no such folder), `file-not-regular`.
package func createPrivateFile(at path: String) throws(FileError) {
    try tellingSystemFailures(of: path, doing: "write", fallback: .notWritable) {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o600)
        var status = stat()
        guard fstat(file.descriptor, &status) == 0, kind(of: status) == S_IFREG else {
            throw FileError(.notRegular, path, "cannot use \"\(path)\": it is not a regular file")
        }
        if status.st_uid == geteuid(), status.st_mode & 0o077 != 0 { _ = fchmod(file.descriptor, 0o600) }
    }
}
