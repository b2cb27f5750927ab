import PhotoLanguage

/// How the resolver reads included files.
package protocol SourceLoader {
    /// The file of an `include` in a source, its path relative to that source's; throws `LoadError`.
    func load(_ path: String, from source: Source) throws -> Source
}

package struct LoadError: Error, Sendable {
    package let message: String

    package init(message: String) { self.message = message }
}

/// How a session reads the image files that scripts name.
package protocol PhotoFiles {
    /// The bytes of a file, its path relative to the source that names it; throws `LoadError`.
    func read(_ path: String, from source: Source) throws -> [UInt8]
}
