import Glibc

/// The files and folders that begin like a path.
enum FileOffers {
    /// The most entries that are read from one folder.
    private static let limit = 2_000

    /// Returns the path typed so far, completed by one name each; folders end in `/`.
    static func paths(beginningWith path: String) -> [Offer] {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let begun = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var offers: [Offer] = []
        var read = 0
        while read < limit, let entry = readdir(stream) {
            read += 1
            let length = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { strnlen($0, 256) }
            }
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix(length)) }
            guard let name = String(validating: bytes, as: UTF8.self), name != ".", name != ".." else { continue }
            // Hidden files are offered only once their dot is typed.
            guard name.hasPrefix(begun), begun.hasPrefix(".") || !name.hasPrefix(".") else { continue }
            let isFolder = isFolder(folder + name)
            offers.append(Offer(folder + name + (isFolder ? "/" : ""), isFolder ? "folder" : ""))
        }
        return offers.sorted { $0.text < $1.text }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
