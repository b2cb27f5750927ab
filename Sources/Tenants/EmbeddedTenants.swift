/// The simulated tenants that come with the program.
package enum EmbeddedTenants {
    /// The first is the one used when none is named.
    package static let names = ["contoso", "contoso-2026"]

    /// What a tenant is, in a line.
    package static func summary(of name: String) -> String {
        switch name {
        case "contoso": "hybrid, an account for each rule, under the service of September 2024"
        case "contoso-2026": "the same directory under the service of September 2026"
        default: ""
        }
    }

    /// The tenant file of an embedded tenant; nil when there is none of that name.
    package static func json(named name: String) -> String? {
        switch name {
        case "contoso": file(service: "2024-09", clock: "2024-09-05T09:00:00Z", operator: "global.admin@contoso.com")
        case "contoso-2026":
            file(service: "2026-09", clock: "2026-09-07T09:00:00Z", operator: "people.admin@contoso.com")
        default: nil
        }
    }

    package static func tenant(named name: String) throws(TenantFileError) -> SimulatedTenant? {
        guard let json = json(named: name) else { return nil }
        return try SimulatedTenant.load(json: Array(json.utf8), name: name)
    }

    private static func file(service: String, clock: String, operator: String) -> String {
        """
        {
        \(embeddedDirectory)  "service": "\(service)",
          "clock": "\(clock)",
          "operator": "\(`operator`)"
        }

        """
    }
}
