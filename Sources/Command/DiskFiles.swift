import Files
import Glibc
import PhotoLanguage
import Resolution
import Tenants

/// The files that scripts name, on disk, beside the script that names them.
struct DiskFiles: SourceLoader, PhotoFiles {
    /// More than any script; a larger file is named by mistake.
    static let scriptLimit = 256 * 1024 * 1024

    func load(_ path: String, from source: Source) throws -> Source {
        let path = Self.resolve(path, from: source)
        do {
            return Source(name: path, bytes: try readFile(at: path, limit: Self.scriptLimit))
        } catch {
            throw LoadError(message: error.message)
        }
    }

    func read(_ path: String, from source: Source) throws -> [UInt8] {
        do {
            return try readFile(at: Self.resolve(path, from: source), limit: 64 * 1024 * 1024)
        } catch {
            throw LoadError(message: error.message)
        }
    }

    /// Relative to the folder of the source; sources that are no files (`-c`, `<stdin>`) stand in the current one.
    private static func resolve(_ path: String, from source: Source) -> String {
        guard !path.hasPrefix("/"), let slash = source.name.lastIndex(of: "/") else { return path }
        return source.name[...slash] + path
    }
}
