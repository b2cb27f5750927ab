import Files
import Glibc
import PhotoLanguage
import Resolution
import Tenants

/// The files that scripts name, on disk, beside the script that names them.
///
/// Whoever wrote a script is not always who runs it: a script file reaches regular files at or below the folder of the
/// script that was started, its own and the folders that were allowed besides, with links resolved. What a person types
/// may name any regular file.
struct DiskFiles: SourceLoader, PhotoFiles {
    /// More than any script; a larger file is named by mistake.
    static let scriptLimit = 256 * 1024 * 1024

    /// With links resolved.
    private let folders: [String]

    /// - Parameters:
    ///   - scripts: what was started.
    ///   - more: folders whose files scripts may name too.
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
            // What has no path may be open all the same: a file that was deleted, below /proc.
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

    /// Relative to the folder of the source; sources that are no files (`-c`, `<stdin>`) stand in the current one.
    private static func path(_ path: String, from source: Source) -> String {
        guard !path.hasPrefix("/"), source.name.contains("/") else { return path }
        return folder(of: source.name) + "/" + path
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
