import Files
import PhotoPolicy
import Tenants

/// A service whose settings and photos are files, so that they outlive the process that changes them.
package struct DiskService: PhotoService {
    private let folder: String
    private var path: String { folder + "/settings" }
    let base: ServiceState

    package init(folder: String) throws {
        self.folder = folder
        guard let tenant = Self.contoso else { throw NoTenant() }
        base = tenant.service.serviceState
    }

    /// Read only once because a test makes hundreds of services.
    static let contoso = try? EmbeddedTenants.tenant(named: "contoso")

    struct NoTenant: Error {}

    package func state() throws -> ServiceState {
        var state = base
        state.settings = Timeline(try settings())
        return state
    }

    package func settings() throws -> PhotoUpdateSettings {
        guard let bytes = try? readFile(at: path, limit: 1 << 16) else { return .untouched }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        return PhotoUpdateSettings(
            source: words.first.flatMap { $0 == "any" ? nil : PhotoUpdateSettings.Source(rawValue: String($0)) },
            allowedRoles: words.dropFirst().compactMap { GUID($0) })
    }

    package func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) throws -> PhotoUpdateSettings {
        let words = [settings.source?.rawValue ?? "any"] + settings.allowedRoles.map(\.description)
        try replaceFile(at: path, with: Array(words.joined(separator: " ").utf8), durable: false)
        return settings
    }

    package func photo(of account: GUID) -> Photo? {
        (try? readFile(at: photoPath(account), limit: 1 << 16)).flatMap { Photo(bytes: $0) }
    }

    package func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) throws {
        // An empty file means that there is no photo.
        try replaceFile(at: photoPath(account), with: photo?.bytes ?? [], durable: false)
    }

    private func photoPath(_ account: GUID) -> String { "\(folder)/photo-\(account)" }
}
