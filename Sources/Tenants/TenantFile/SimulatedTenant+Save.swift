import OrderedJSON
import PhotoPolicy

extension SimulatedTenant {
    /// The tenant as a file that loads as the same world: what was read, with everything that has changed since.
    ///
    /// Throws `TenantFileError` for a tenant that was not read from a file.
    package func saved() throws(TenantFileError) -> [UInt8] {
        guard let source else {
            throw TenantFileError(path: "", message: "only a tenant that came from a tenant file can be saved to one")
        }
        let changed = Dictionary(
            directory.changedAccounts.map { ($0.account.id, $0) }, uniquingKeysWith: { first, _ in first })
        let writer = TenantFileWriter(tenant: self, source: source, changed: changed)
        return Array((writer.document.layout + "\n").utf8)
    }
}
