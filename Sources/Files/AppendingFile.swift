import Glibc

/// Opens a file for appending, created for its user alone when missing; it stays open as long as the process.
///
/// - Returns: its descriptor.
/// - Throws: `file-not-writable`, `file-not-found` where its folder is missing.
package func openAppending(at path: String) throws(FileError) -> Int32 {
    guard !path.utf8.contains(0) else { throw FileError(errno: ENOENT, path, doing: "write", fallback: .notWritable) }
    let descriptor = retrying { open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600) }
    guard descriptor >= 0 else { throw FileError(errno: errno, path, doing: "write", fallback: .notWritable) }
    return descriptor
}
