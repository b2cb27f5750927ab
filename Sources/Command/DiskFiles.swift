import Files
import Glibc
import PhotoLanguage
import Resolution
import Tenants

/// The files on disk that scripts name, relative to the script that names them.
///
/// The author of a script is not always the person who runs it, so a script file can reach only regular files at or
/// below the folder of the started script, its own folder and the folders allowed in addition, with links resolved.
/// What a person types may name any regular file.
struct DiskFiles: SourceLoader, PhotoFiles {
    /// Larger than any script; a larger file must have been named by mistake.
    static let scriptLimit = 256 * 1024 * 1024

    /// The reachable folders, with links resolved.
    private let folders: [String]

    /// - Parameters:
    ///   - scripts: the scripts that were started.
    ///   - more: further folders whose files scripts may name.
    init(of scripts: [Source] = [], includeFrom more: [String] = []) {
        folders = (more + scripts.filter { $0.origin == .file }.map { Self.folder(of: $0.name) })
            .compactMap(resolvedPath)
    }

    func load(_ path: String, from source: Source) throws -> Source {
        let path = Self.path(path, from: source)
        return Source(name: path, bytes: try bytes(at: path, from: source, limit: Self.scriptLimit), origin: .file)
    }

    func read(_ path: String, from source: Source) throws -> [UInt8] {
        try bytes(at: Self.path(path, from: source), from: source, limit: 64 * 1024 * 1024)
    }

    private func bytes(at path: String, from source: Source, limit: Int) throws -> [UInt8] {
        let file = resolvedPath(path)
        if source.origin == .file {
            // A file without a path, such as a deleted one below /proc, could still be opened.
            guard let file else {
                throw LoadError(message: "cannot read \"\(path)\": there is no such file or folder")
            }
            guard isWithinReach(file, of: source) else {
                throw LoadError(
                    message: "it lies outside the script's folder, and a script file reaches no further",
                    isOutside: true)
            }
        }
        do {
            return try readRegularFile(at: file ?? path, named: path, limit: limit)
        } catch {
            throw LoadError(message: error.message)
        }
    }

    private func isWithinReach(_ file: String, of source: Source) -> Bool {
        let own = [Self.folder(of: source.name), resolvedPath(source.name).map { Self.folder(of: $0) }]
        return (folders + own.compactMap { $0.flatMap(resolvedPath) }).contains { folder in
            file == folder || file.hasPrefix(folder == "/" ? folder : folder + "/")
        }
    }

    /// Returns a path relative to the folder of the source; sources that are not files (`-c`, `<stdin>`) count as in
    /// the current folder.
    private static func path(_ path: String, from source: Source) -> String {
        guard !path.hasPrefix("/"), source.name.contains("/") else { return path }
        return folder(of: source.name) + "/" + path
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
