import PhotoLanguage

/// How the resolver reads included files.
package protocol SourceLoader {
    /// Reads the file of an `include` in a source, with a path relative to that source's; throws `LoadError`.
    func load(_ path: String, from source: Source) throws -> Source
}

package struct LoadError: Error, Sendable {
    package let message: String
    /// Whether this script may not read the file, whatever is in it.
    package let isOutside: Bool

    package init(message: String, isOutside: Bool = false) {
        self.message = message
        self.isOutside = isOutside
    }

    var help: String? {
        isOutside ? "move it below the script's folder, or allow its own: `--include-from FOLDER`" : nil
    }
}

/// How a session reads the image files that scripts name.
package protocol PhotoFiles {
    /// Reads the bytes of a file, with a path relative to the source that names it; throws `LoadError`.
    func read(_ path: String, from source: Source) throws -> [UInt8]
}
