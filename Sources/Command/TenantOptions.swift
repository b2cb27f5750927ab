import ArgumentParser
import Files
import Tenants

/// Which tenant a command works on.
struct TenantOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The simulated tenant: an embedded one (see `photopolicy tenants`), or a tenant file.",
            valueName: "name|file"))
    var simulate = EmbeddedTenants.names[0]

    func tenant() throws -> SimulatedTenant {
        do {
            if let tenant = try EmbeddedTenants.tenant(named: simulate) { return tenant }
        } catch {
            throw Failure(.internalFault, "internal-fault", "the embedded tenant is in error: \(error.message)")
        }
        guard simulate.contains("/") || simulate.contains(".") || (try? readFile(at: simulate, limit: 1)) != nil else {
            throw Failure(
                .unreadable, "tenant-unknown", "there is no embedded tenant and no file `\(simulate)`",
                help: "embedded: \(EmbeddedTenants.names.joined(separator: ", "))")
        }
        let bytes = try readFile(at: simulate, limit: 1 << 30)
        do {
            return try SimulatedTenant.load(json: bytes, name: simulate)
        } catch {
            throw Failure(
                .inputInError, TenantFileError.code, "\(simulate): \(error.path): \(error.message)",
                help: error.help)
        }
    }
}
