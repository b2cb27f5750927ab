import ArgumentParser
import Files
import Glibc
import PhotoPolicy
import Runner
import Tenants

struct TenantOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The simulated tenant: an embedded one (see `photopolicy tenants`), or a tenant file; "
                + "\(EmbeddedTenants.names[0]) without.",
            valueName: "name|file"))
    var simulate: String?

    @OptionGroup var liveOptions: LiveOptions

    func validate() throws {
        if liveOptions.isLive, simulate != nil {
            throw ValidationError("--simulate and --live are two tenants; take one of them")
        }
    }

    var isNamed: Bool { simulate != nil || liveOptions.isLive }

    var choice: TenantChoice { liveOptions.isLive ? .live(liveOptions) : .simulated(simulate) }
}

enum TenantChoice {
    /// An embedded tenant or a tenant file; nil for the first embedded one.
    case simulated(String?)
    case live(LiveOptions)

    var isLive: Bool { if case .live = self { true } else { false } }

    /// Opens the tenant.
    ///
    /// - Parameters:
    ///   - isReadOnly: whether a live tenant must not be changed.
    ///   - readsDirectory: whether accounts or roles will be asked for.
    func opened(isReadOnly: Bool, readsDirectory: Bool = true) async throws -> Tenant {
        switch self {
        case .simulated(let name): .simulated(try Self.simulatedTenant(named: name ?? EmbeddedTenants.names[0]))
        case .live(let options):
            .live(try await options.tenant(isReadOnly: isReadOnly, readsDirectory: readsDirectory))
        }
    }

    /// Returns an embedded tenant, or the tenant of a tenant file.
    static func simulatedTenant(named name: String) throws -> SimulatedTenant {
        do {
            if let tenant = try EmbeddedTenants.tenant(named: name) { return tenant }
        } catch {
            throw Failure(
                .internalFault, ProgramCode.internalFault, "the embedded tenant is in error: \(error.message)")
        }
        // Only checked for existence, not read: a pipe can be read only once.
        let isFile = name.contains("/") || name.hasSuffix(".json") || access(name, F_OK) == 0
        guard isFile || !looksLive(name) else {
            throw Failure(
                .usage, ProgramCode.tenantUnknown,
                "`\(name)` reads like a real tenant, and `--simulate` takes a simulated one",
                help: "did you mean `--live`? Embedded tenants: \(EmbeddedTenants.names.joined(separator: ", "))")
        }
        guard isFile || name.contains(".") else {
            throw Failure(
                .unreadable, ProgramCode.tenantUnknown, "there is no embedded tenant and no file `\(name)`",
                help: "embedded: \(EmbeddedTenants.names.joined(separator: ", "))")
        }
        let bytes = try readFile(at: name, limit: 1 << 30)
        do {
            return try SimulatedTenant.load(json: bytes)
        } catch {
            throw Failure(
                .inputInError, TenantCode.tenantFileInvalid, "\(name): \(error.path): \(error.message)",
                help: error.help)
        }
    }

    /// Whether a name is a GUID, or labels separated by dots like a domain.
    private static func looksLive(_ name: String) -> Bool {
        if GUID(name) != nil { return true }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.utf8.allSatisfy {
                        $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2D || 0x30...0x39 ~= $0
                    }
            }
    }
}
