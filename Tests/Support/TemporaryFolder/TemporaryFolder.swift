import Files
import Glibc
import Synchronization

/// A folder that is removed when the tests end, because files in it may stay open longer than any value lives.
package struct TemporaryFolder: Sendable {
    package let path: String

    private static let all = Mutex<[String]>([])

    package init() {
        var template = Array("/tmp/photopolicy-tests-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template)!)
        Self.all.withLock { all in
            if all.isEmpty { atexit { TemporaryFolder.all.withLock { $0.forEach(TemporaryFolder.remove) } } }
            all.append(path)
        }
    }

    /// Writes a file and creates its parent folders.
    package func write(_ text: String, to name: String) throws { try write(bytes: Array(text.utf8), to: name) }

    package func write(bytes: [UInt8], to name: String) throws {
        let file = "\(path)/\(name)"
        try createFolder(at: String(file[..<file.lastIndex(of: "/")!]))
        try replaceFile(at: file, with: bytes, mode: 0o600)
    }

    /// Writes an executable shell script, such as an editor, and returns its path.
    package func writeProgram(_ text: String, to name: String) throws -> String {
        try write("#!/bin/sh\n\(text)\n", to: name)
        chmod("\(path)/\(name)", 0o755)
        return "\(path)/\(name)"
    }

    package func read(_ name: String) throws -> String {
        String(decoding: try readFile(at: "\(path)/\(name)", limit: 1 << 26), as: UTF8.self)
    }

    /// Returns the permissions of a file or folder, or 0 if there is none.
    package func mode(_ name: String) -> mode_t {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    package func names(_ folder: String = "") -> Set<String> { Set(Self.names("\(path)/\(folder)")) }

    private static func names(_ path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.filter { $0 != "." && $0 != ".." }
    }

    private static func remove(_ path: String) {
        for name in names(path) where unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
