import PhotoLanguage
import Resolution

/// A loader for the measured scripts, which name no files.
struct NoFiles: SourceLoader, PhotoFiles {
    func load(_ path: String, from source: Source) throws -> Source { throw BenchError(description: "no files") }
    func read(_ path: String, from source: Source) throws -> [UInt8] { throw BenchError(description: "no files") }
}
