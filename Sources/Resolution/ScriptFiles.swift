import PhotoLanguage

/// How the resolver reads included files.
package protocol SourceLoader {
    /// The file of an `include` in a source, its path relative to that source's; throws `LoadError`.
    func load(_ path: String, from source: Source) throws -> Source
}

package struct LoadError: Error, Sendable {
    package let message: String
    /// Whether the file may not be read by this script, whatever it is.
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
    /// The bytes of a file, its path relative to the source that names it; throws `LoadError`.
    func read(_ path: String, from source: Source) throws -> [UInt8]
}
