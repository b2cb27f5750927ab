import Files
import Glibc

/// The entries of earlier sessions and this one, oldest first, and the file that keeps them.
///
/// Every entry is saved at once: under a lock the file is read, the entry appended, and the whole replaced, so
/// concurrent sessions lose nothing. A file that cannot be read is set aside under another name.
struct HistoryFile {
    static let mostEntries = 10_000
    static let mostBytes = 4 << 20
    /// A larger file is not ours; it is set aside unread.
    static let readLimit = 16 << 20
    static let longestEntry = 1 << 20

    private(set) var entries: [String] = []
    /// What the user must be told, each notice once.
    private(set) var notices: [String] = []
    private let path: String?
    private var unsaved: [String] = []
    /// What the file held when this session last read or wrote it; while it is unchanged, `entries` matches it.
    private var known: [UInt8] = []

    /// Reads the file; without a path, or when its folder cannot be created, the history lasts as long as the session.
    init(path: String?) {
        guard let path else {
            self.path = nil
            return
        }
        do {
            if let slash = path.lastIndex(of: "/") { try createFolder(at: String(path[..<slash])) }
            self.path = path
            entries = read()
        } catch {
            self.path = nil
            notices.append("The history is not kept: \(error.message).")
        }
    }

    /// Whether an entry is to be kept: one with a leading space is not.
    static func keeps(_ entry: String) -> Bool {
        guard let first = entry.unicodeScalars.first, first != " ", entry.utf8.count <= longestEntry else {
            return false
        }
        // Almost every entry begins with an ASCII letter, which needs no Unicode table.
        return entry.unicodeScalars.contains { (0x21...0x7E).contains($0.value) || !$0.properties.isWhitespace }
    }

    /// Adds an entry and saves it.
    mutating func add(_ entry: String) {
        guard Self.keeps(entry) else { return }
        guard path != nil else {
            entries = Self.bounded(entries, adding: [entry])
            return
        }
        unsaved.append(entry)
        save()
    }

    mutating func takeNotices() -> [String] {
        defer { notices = [] }
        return notices
    }

    private mutating func save() {
        guard let path else { return }
        do {
            let lock = try FileLock(at: path + ".lock", patience: .seconds(2))
            let merged = Self.bounded(read(), adding: unsaved)
            let bytes = HistoryFormat.encode(merged)
            // Not synced: the rename alone leaves the old or the new file whole, and nobody has to wait for a disk
            // between two entries.
            try replaceFile(at: path, with: bytes, mode: 0o600, durable: false, followsLinks: true)
            _ = consume lock
            entries = merged
            known = bytes
            unsaved = []
            hasFailed = false
        } catch {
            entries = Self.bounded(entries, adding: unsaved.suffix(1))
            if !hasFailed { notices.append("The history could not be saved: \(error.message).") }
            hasFailed = true
            known = []
        }
    }

    private var hasFailed = false

    /// Returns what the file holds, or what this session knows if the file had to be set aside.
    private mutating func read() -> [String] {
        guard let path else { return entries }
        do {
            let bytes = try readFile(at: path, limit: Self.readLimit)
            if bytes == known { return entries }
            if let decoded = HistoryFormat.decode(bytes) {
                known = bytes
                return decoded
            }
            setAside(path, because: "it is not a history of this program")
        } catch {
            guard error.code != .notFound else { return entries }
            setAside(path, because: error.message)
        }
        return entries
    }

    private mutating func setAside(_ path: String, because reason: String) {
        for number in 1...1000 {
            let other = "\(path).set-aside-\(number)"
            var status = stat()
            guard lstat(other, &status) != 0 else { continue }
            if rename(path, other) == 0 {
                notices.append("The history file was set aside as \"\(other)\": \(reason).")
                return
            }
            break
        }
        notices.append("The history file cannot be used: \(reason).")
    }

    /// Returns the newest entries within the bounds, without those that repeat the entry before.
    private static func bounded(_ entries: [String], adding new: some Sequence<String>) -> [String] {
        var all = entries
        for entry in new where all.last != entry { all.append(entry) }
        var bytes = 0
        var first = all.endIndex
        while first > all.startIndex, all.endIndex - first < mostEntries {
            bytes += all[first - 1].utf8.count
            guard bytes <= mostBytes else { break }
            first -= 1
        }
        return first == all.startIndex ? all : Array(all[first...])
    }
}
