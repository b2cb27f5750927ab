import Glibc

/// Writes a file so that at every moment its path holds either all of the old bytes or all of the new ones.
///
/// The bytes are written beside the file, synced, and renamed over it. A symbolic link stays and its target is
/// replaced; an existing file keeps its mode (and owner where allowed), a new one gets `mode` less the umask. Writing
/// for this user alone (mode 0600) also closes an existing file to others, and replaces a link itself.
/// - Parameters:
///   - durable: whether to wait until it is on disk; otherwise only a failure of the machine can lose it.
///   - followsLinks: whether the target of a link is replaced, and not the link; nil means yes, except for mode 0600.
/// - Throws: `file-not-writable`, `file-not-found` (no such folder), `file-is-directory`, `file-not-regular`.
package func replaceFile(
    at path: String, with bytes: some Collection<UInt8>, mode: UInt32 = 0o644, durable: Bool = true,
    followsLinks: Bool? = nil
) throws(FileError) {
    try tellingSystemFailures(of: path, doing: "write", fallback: .notWritable) {
        let isSecret = !(followsLinks ?? (mode & 0o077 != 0))
        try replace(path, with: bytes, mode: mode, durable: durable, isSecret: isSecret)
    }
}

/// Checks whether a file could be written, and leaves everything as it is: a long task should not fail at its end.
///
/// - Throws: as `replaceFile`.
package func tryToReplaceFile(at path: String) throws(FileError) {
    try tellingSystemFailures(of: path, doing: "write", fallback: .notWritable) {
        let target = try followingLinks(path)
        _ = try existing(target, named: path, mayBeLink: false)
        unlink(try createBeside(folder(of: target), mode: 0o600).path)
    }
}

private func replace(
    _ path: String, with bytes: some Collection<UInt8>, mode: UInt32, durable: Bool, isSecret: Bool
) throws {
    let target = isSecret ? path : try followingLinks(path)
    let old = try existing(target, named: path, mayBeLink: isSecret)
    let folder = folder(of: target)
    if isSecret { sweepLeftOvers(in: folder) }
    let file = try createBeside(folder, mode: old == nil ? mode : 0o600)
    let name = file.path
    var isInPlace = false
    defer { if !isInPlace { unlink(name) } }

    try writeAll(bytes, to: file.descriptor)
    if let old {
        // Only root can give a file away; for everybody else the old owner is already the new one.
        if !isSecret { _ = fchown(file.descriptor, old.st_uid, old.st_gid) }
        let kept = mode & 0o077 == 0 ? old.st_mode & 0o700 : old.st_mode & 0o7777
        guard fchmod(file.descriptor, kept) == 0 else { throw SystemFailure(number: errno) }
    }
    if durable, retrying({ fsync(file.descriptor) }) != 0 { throw SystemFailure(number: errno) }
    guard rename(name, target) == 0 else { throw SystemFailure(number: errno) }
    isInPlace = true
    // The rename itself is on disk only once the folder is; some file systems cannot sync one, which is not a failure.
    if durable, let folder = try? OpenFile(folder, O_RDONLY | O_DIRECTORY) { _ = retrying { fsync(folder.descriptor) } }
}

/// Deletes what killed writers have left beside their files: it may hold what they were meant to keep secret.
package func sweepLeftOvers(in folder: String) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard name.hasPrefix(leftOverPrefix), name.hasSuffix(leftOverSuffix),
            let file = try? OpenFile("\(folder)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
            flock(file.descriptor, LOCK_EX | LOCK_NB) == 0
        else { continue }
        unlink(file.path)
    }
}

private let leftOverPrefix = ".photopolicy-"
private let leftOverSuffix = ".tmp"

/// The status of the file to be replaced; nil when there is none yet, or when it is a link to be replaced itself.
private func existing(_ target: String, named path: String, mayBeLink: Bool) throws -> stat? {
    var status = stat()
    guard lstat(target, &status) == 0 else {
        if errno == ENOENT { return nil }
        throw SystemFailure(number: errno)
    }
    switch kind(of: status) {
    case S_IFREG: break
    case S_IFLNK where mayBeLink: return nil
    case S_IFDIR: throw SystemFailure(number: EISDIR)
    default: throw FileError(.notRegular, path, "cannot write \"\(path)\": it is not a regular file")
    }
    // A rename would succeed on a read-only file; whoever made it read-only did not mean that.
    guard access(target, W_OK) == 0 else { throw SystemFailure(number: errno) }
    return status
}

/// Creates an empty file with an unused name in the given folder, locked against a sweep.
private func createBeside(_ folder: String, mode: UInt32) throws(SystemFailure) -> OpenFile {
    var failure = SystemFailure(number: EEXIST)
    for _ in 0..<16 {
        let name = "\(folder)/\(leftOverPrefix)\(String(UInt64.random(in: 0 ... .max), radix: 36))\(leftOverSuffix)"
        do {
            let file = try OpenFile(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
            if hold(file) { return file }
        } catch {
            failure = error
            guard error.number == EEXIST else { break }
        }
    }
    throw failure
}

/// Locks a file against a sweep; false when a sweep was there first and is deleting it.
private func hold(_ file: borrowing OpenFile) -> Bool {
    if flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
        // On a file system without locks, no sweep holds one either.
        return errno != EWOULDBLOCK
    }
    var status = stat()
    return fstat(file.descriptor, &status) != 0 || status.st_nlink > 0
}

/// The path that a chain of symbolic links ends in, whether or not a file is there.
private func followingLinks(_ path: String) throws(SystemFailure) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw SystemFailure(number: ENOENT) }
    var path = path
    for _ in 0..<40 {
        var status = stat()
        guard lstat(path, &status) == 0, kind(of: status) == S_IFLNK else { return path }
        var length = 0
        let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, filled in
            length = buffer.withMemoryRebound(to: CChar.self) { link in
                link.baseAddress.map { readlink(path, $0, link.count) } ?? -1
            }
            filled = max(0, length)
        }
        guard length > 0 else { throw SystemFailure(number: errno) }
        let link = String(decoding: target, as: UTF8.self)
        path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
    }
    throw SystemFailure(number: ELOOP)
}

/// The folder a path lies in, `.` for a bare name.
private func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}
