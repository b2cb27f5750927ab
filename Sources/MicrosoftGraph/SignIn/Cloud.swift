/// Microsoft's clouds, each with its own hosts (D).
package enum Cloud: String, Sendable, Hashable, CaseIterable {
    case global, usgov
    case usgovDoD = "usgov-dod"
    case china

    package var loginHost: String {
        switch self {
        case .global: "login.microsoftonline.com"
        case .usgov, .usgovDoD: "login.microsoftonline.us"
        // A second page says login.partner.microsoftonline.cn (?): AZURE_AUTHORITY_HOST takes it.
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
}
