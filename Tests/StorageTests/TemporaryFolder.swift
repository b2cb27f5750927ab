import Glibc
import Synchronization

/// A folder that goes when the tests end: files in it may be open longer than any value lives.
struct TemporaryFolder {
    let path: String

    private static let all = Mutex<[String]>([])

    init() {
        var template = Array("/tmp/storage-tests-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template)!)
        Self.all.withLock { all in
            if all.isEmpty { atexit { TemporaryFolder.all.withLock { $0.forEach(TemporaryFolder.remove) } } }
            all.append(path)
        }
    }

    func mode(_ name: String) -> mode_t {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : 0
    }

    func names(_ folder: String) -> [String] { Self.names("\(path)/\(folder)") }

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
