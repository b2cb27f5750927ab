/// Microsoft's clouds, each with its own hosts (D).
package enum Cloud: String, Sendable, Hashable, CaseIterable {
    case global, usgov
    case usgovDoD = "usgov-dod"
    case china

    package var loginHost: String {
        switch self {
        case .global: "login.microsoftonline.com"
        case .usgov, .usgovDoD: "login.microsoftonline.us"
        // Another page says login.partner.microsoftonline.cn (?): AZURE_AUTHORITY_HOST accepts it.
        case .china: "login.chinacloudapi.cn"
        }
    }

    package var graphHost: String {
        switch self {
        case .global: "graph.microsoft.com"
        case .usgov: "graph.microsoft.us"
        case .usgovDoD: "dod-graph.microsoft.us"
        case .china: "microsoftgraph.chinacloudapi.cn"
        }
    }

    /// The audience that another platform's token must name to be accepted as a sign-in (D).
    var federationAudience: String {
        switch self {
        case .global: "api://AzureADTokenExchange"
        case .usgov, .usgovDoD: "api://AzureADTokenExchangeUSGov"
        case .china: "api://AzureADTokenExchangeChina"
        }
    }

    /// Takes the cloud of a sign-in service's host; the global cloud for an unknown host.
    init(loginHost: String) {
        let host = loginHost.lowercased()
        self =
            Self.allCases.first { $0.loginHost == host }
            ?? (host == "login.partner.microsoftonline.cn" ? .china : .global)
    }
}
