import Tenants

extension LiveConnection {
    /// Gives a new sign-in its tenant's name and domains, where it may read them; a sign-in is good without.
    package func name(_ signedIn: inout SignedIn) async {
        guard let tenant = try? await tenant(of: signedIn).directory.tenant else { return }
        await signedIn.named(tenant.displayName, domains: tenant.verifiedDomains)
    }
}
