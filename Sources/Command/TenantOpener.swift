import ArgumentParser
import LiveChanges
import Prompt
import Runner
import Tenants

/// Opens the tenants of a prompt: the first one, and those that `:open` names.
struct TenantOpener: Sendable {
    /// The confirmation by `--yes`; nil if the prompt asks.
    let beforehand: (any Confirmation)?
    let isReadOnly: Bool
    let isWhatIf: Bool

    func open(_ choice: TenantChoice) async throws -> OpenedTenant {
        let prepared = try await PreparedTenant(
            try await choice.opened(isReadOnly: isReadOnly), confirmation: beforehand ?? TerminalConfirmation())
        let label = try await Self.label(of: prepared.tenant, choice)
        if isWhatIf { return OpenedTenant(.simulated(try await prepared.tenant.fork()), label: label) }
        guard prepared.tenant.isLive else { return OpenedTenant(prepared.tenant, label: label) }
        return OpenedTenant(prepared.tenant, label: label) { JournaledWriter(PreparedTenant.control(beforehand ?? $0)) }
    }

    /// Returns a label: `contoso 2024-09`, `contoso-2026`, `small.json`, or a live tenant's name.
    private static func label(of tenant: Tenant, _ choice: TenantChoice) async throws -> String {
        guard case .simulated(let named) = choice else { return tenant.directory.tenant.displayName }
        let name = named ?? EmbeddedTenants.names[0]
        guard EmbeddedTenants.names.contains(name) else {
            return name.split(separator: "/").last.map(String.init) ?? name
        }
        let profile = try await tenant.service.state().conditions.profile.name.rawValue
        return name.contains(profile.prefix(4)) ? name : "\(name) \(profile)"
    }

    /// Opens the tenant of an argument of `:open`: a simulated one, or the one that command-line options select.
    ///
    /// - Throws: `PromptFault`, or `CancellationError` if it was interrupted.
    func open(named text: String) async throws -> OpenedTenant {
        do {
            return try await open(try Self.choice(text))
        } catch let error as CancellationError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            let failure = Failure(unforeseen: error)
            throw PromptFault(code: failure.code, message: failure.message, help: failure.help)
        }
    }

    private static func choice(_ text: String) throws -> TenantChoice {
        guard text.hasPrefix("--") else { return .simulated(text) }
        do {
            return try TenantOptions.parse(text.split(whereSeparator: \.isWhitespace).map(String.init)).choice
        } catch {
            throw Failure(.usage, ProgramCode.usage, TenantOptions.message(for: error))
        }
    }
}
