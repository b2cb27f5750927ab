import Files
import Glibc
import PhotoPolicy
import Tenants

/// The saved sign-ins: a file of mode 0600 for each, in a folder of mode 0700. Each holds the tokens of one tenant.
package struct ProfileStore: Sendable {
    /// The folder; nil keeps nothing.
    package let folder: String?

    package init(folder: String?) { self.folder = folder }

    /// Returns the store in this user's state folder.
    package static func ofUser() throws(FileError) -> ProfileStore {
        ProfileStore(folder: try BaseFolder.state.path(for: "photopolicy") + "/sign-ins")
    }

    /// The name that is used when none is given.
    package static let usualName = "default"

    /// Returns the saved sign-in of a name; nil when there is none.
    ///
    /// - Throws: `profile-damaged` for a file that holds no sign-in; `FileError` for a file that cannot be read.
    package func profile(named name: String) throws -> Profile? { try load(name)?.profile }

    /// Returns all names, sorted.
    package func names() -> [String] {
        guard let folder, let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let file = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            let name = String(file.dropLast(5))
            if file.hasSuffix(".json"), Profile.isName(name) { names.append(name) }
        }
        return names.sorted()
    }

    /// Deletes a profile with its tokens; returns whether there was one.
    package func remove(_ name: String) throws(FileError) -> Bool {
        guard let path = path(of: name), access(path, F_OK) == 0 else { return false }
        // A process that is refreshing now finishes first. The lock file stays: others may be waiting for it.
        guard let lock = try? FileLock(at: path + ".lock", patience: .seconds(5)) else {
            return try Self.delete(path)
        }
        let wasThere = try Self.delete(path)
        _ = consume lock
        return wasThere
    }

    /// Deletes the tokens that killed runs left beside the files.
    package func sweep() { if let folder { sweepLeftOvers(in: folder) } }

    private static func delete(_ path: String) throws(FileError) -> Bool {
        if unlink(path) == 0 { return true }
        if errno == ENOENT { return false }
        throw FileError(.notWritable, path, "cannot delete \"\(path)\"")
    }

    func load(_ name: String) throws -> (profile: Profile, tokens: SavedTokens)? {
        guard let path = path(of: name), let bytes = try Self.bytes(at: path) else { return nil }
        guard let saved = ProfileFile.read(bytes, name: name) else {
            throw ServiceError(
                .notSignedIn, .profileDamaged, "the saved sign-in `\(name)` is damaged",
                help: "sign in again: `photopolicy login --profile \(name)`")
        }
        return saved
    }

    /// Returns nil when there is no file.
    private static func bytes(at path: String) throws(FileError) -> [UInt8]? {
        do {
            return try readPrivateFile(at: path, limit: 1 << 20)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    func save(_ profile: Profile, _ tokens: SavedTokens) throws(FileError) {
        guard let folder, let path = path(of: profile.name) else { return }
        try createFolder(at: folder)
        try replaceFile(at: path, with: ProfileFile.bytes(profile, tokens), mode: 0o600)
    }

    /// Runs `body` while no other process refreshes the same profile. Runs it even when no lock is to be had: a sign-in
    /// never fails because it cannot be stored.
    nonisolated(nonsending) func locked<Value>(
        _ name: String, _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        let lock = try await lock(name)
        let value = try await body()
        _ = consume lock
        return value
    }

    nonisolated(nonsending) private func lock(_ name: String) async throws -> FileLock? {
        guard let folder, let path = path(of: name), (try? createFolder(at: folder)) != nil else { return nil }
        for _ in 0..<3_000 {
            do {
                return try FileLock(at: path + ".lock", patience: .zero)
            } catch {
                guard error.code == .locked else { return nil }
            }
            // Without blocking this thread: others may need it to finish what they hold the lock for.
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    private func path(of name: String) -> String? {
        guard let folder, Profile.isName(name) else { return nil }
        return "\(folder)/\(name).json"
    }
}
