import Files
import LiveChanges
import PhotoPolicy
import Tenants

/// Replaced photos as files beside the journal, mode 0600.
package struct PhotoBackupFolder: PhotoBackups {
    let folder: String

    package init(folder: String) { self.folder = folder + "/photos" }

    /// Equal bytes of one account share a file.
    package func keep(_ photo: Photo, tenant: GUID, account: GUID) throws -> String {
        try createFolder(at: "\(folder)/\(tenant)")
        let name = "\(tenant)/\(account)-\(sha256(photo.bytes).prefix(32))"
        try replaceFile(at: "\(folder)/\(name)", with: photo.bytes, mode: 0o600)
        return name
    }

    package func load(_ name: String) throws -> Photo? {
        // Names come from a file that somebody may have edited.
        guard !name.contains(".."), !name.hasPrefix("/") else { return nil }
        do {
            return Photo(shown: try readPrivateFile(at: "\(folder)/\(name)", limit: Photo.sizeLimit))
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }
}
