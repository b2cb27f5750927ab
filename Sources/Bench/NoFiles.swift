import PhotoLanguage
import Resolution

/// The scripts that are measured name no files.
struct NoFiles: SourceLoader, PhotoFiles {
    func load(_ path: String, from source: Source) throws -> Source { throw BenchError(description: "no files") }
    func read(_ path: String, from source: Source) throws -> [UInt8] { throw BenchError(description: "no files") }
}
