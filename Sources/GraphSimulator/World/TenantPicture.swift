import Tenants

struct TenantPicture: Sendable {
    var tenant: SimulatedTenant
    let directory: DirectoryIndex

    /// Throws `TenantFileError` for a tenant that was not read from a file.
    init(_ tenant: SimulatedTenant) async throws {
        guard let contents = try await tenant.contents() else {
            throw TenantFileError(path: "", message: "only a tenant that came from a tenant file can be served")
        }
        self.tenant = tenant
        directory = DirectoryIndex(contents)
    }
}
