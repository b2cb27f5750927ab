import Glibc

/// A folder for this user's files, by the XDG base directory specification.
package enum BaseFolder: String, Sendable, CaseIterable {
    /// What is kept between runs but can be lost: history, the journal.
    case state = "XDG_STATE_HOME"
    /// What the user writes: the start-up file, settings.
    case config = "XDG_CONFIG_HOME"

    private var withoutVariable: String {
        switch self {
        case .state: ".local/state"
        case .config: ".config"
        }
    }

    /// The path of a program's folder, which need not exist.
    ///
    /// - Throws: `folder-unusable` when there is neither the variable nor a home.
    package func path(for program: String) throws(FileError) -> String {
        // The specification says to ignore a relative value.
        if let base = environment(rawValue), base.hasPrefix("/") { return "\(base)/\(program)" }
        guard let home = homeFolder() else {
            throw FileError(.folderUnusable, "", "this user has no home folder, and \(rawValue) is not set")
        }
        return "\(home)/\(withoutVariable)/\(program)"
    }

    /// Returns the path of a program's folder, creating it with mode 0700 if it is missing.
    package func create(for program: String) throws(FileError) -> String {
        let path = try path(for: program)
        try createFolder(at: path)
        return path
    }
}

/// Creates a folder, and any missing ones above it, for this user alone (mode 0700).
///
/// An existing folder is closed to others.
///
/// - Throws: `folder-unusable`, also for somebody else's folder, and for one that somebody else could replace.
package func createFolder(at path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
        made += "/" + part
        guard mkdir(made, 0o700) != 0 else { continue }
        let number = errno
        if number != EEXIST, !isFolder(made) {
            throw FileError(errno: number, path, doing: "make the folder", fallback: .folderUnusable)
        }
    }
    try requireOwnFolder(path)
}

/// Closes an existing folder to others.
///
/// - Throws: `folder-unusable` as `createFolder`.
package func requireOwnFolder(_ path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0, kind(of: status) == S_IFDIR else {
        throw FileError(.folderUnusable, path, "\"\(path)\" is not a folder")
    }
    guard status.st_uid == geteuid() else {
        throw FileError(.folderUnusable, path, "\"\(path)\" belongs to another user")
    }
    if status.st_mode & 0o077 != 0 { _ = chmod(path, 0o700) }
    try refuseStrangers(above: resolvedPath(path) ?? path)
}

/// Refuses a folder that somebody else could replace by controlling a folder above it.
private func refuseStrangers(above path: String) throws(FileError) {
    var place = path
    while let slash = place.lastIndex(of: "/"), place != "/" {
        place = slash == place.startIndex ? "/" : String(place[..<slash])
        var status = stat()
        guard stat(place, &status) == 0 else { continue }
        let isOpen = status.st_mode & S_IWOTH != 0 && status.st_mode & S_ISVTX == 0
        guard [0, geteuid()].contains(status.st_uid), !isOpen else {
            throw FileError(
                .folderUnusable, path,
                "\"\(path)\" cannot be used: \"\(place)\" \(isOpen ? "can be written by everybody" : "belongs to another user")"
            )
        }
    }
}

/// The value of an environment variable, nil when it is unset or empty.
package func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}

/// The user's home: `HOME`, or otherwise what the system's user database says.
package func homeFolder() -> String? {
    if let home = environment("HOME"), home.hasPrefix("/") { return home }
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(geteuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil,
        let folder = entry.pw_dir
    else { return nil }
    let home = String(cString: folder)
    return home.hasPrefix("/") ? home : nil
}

/// Whether there is a folder, or a link to one.
package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && kind(of: status) == S_IFDIR
}
