import FoundationEssentials
import Tenants

/// The identity that Azure gives a machine or a runbook: requested at an address that only it can reach.
package struct ManagedIdentity: Sendable {
    let address: String
    /// The proof to the platform that a process of this machine asks.
    private let proof: AccessToken?

    /// Takes `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`, or the machine's own metadata service when
    /// `AZURE_TOKEN_CREDENTIALS` asks for it; nil without either.
    ///
    /// - Throws: `endpoint-refused` for an http address beyond this machine and its link.
    init?(environment: (String) -> String?) throws {
        let client = environment("AZURE_CLIENT_ID").map { "&client_id=" + WireText.percentEncoded($0) } ?? ""
        if let endpoint = environment("IDENTITY_ENDPOINT"), let header = environment("IDENTITY_HEADER") {
            guard Self.isNear(endpoint) else {
                throw ServiceError(
                    .notSignedIn, .endpointRefused, "IDENTITY_ENDPOINT does not lie on this machine",
                    help: "the platform sets it; unset it elsewhere")
            }
            address = endpoint + (endpoint.contains("?") ? "&" : "?") + "api-version=2019-08-01" + client
            proof = AccessToken(header)
        } else if environment("AZURE_TOKEN_CREDENTIALS")?.lowercased() == "managedidentitycredential" {
            address = "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01" + client
            proof = nil
        } else {
            return nil
        }
    }

    /// Whether an address is https, on this machine, or link-local, where platforms put such services.
    private static func isNear(_ address: String) -> Bool {
        guard let parts = URLComponents(string: address), let host = parts.host, parts.user == nil else { return false }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        let isLinkLocal = numbers.count == 4 && host.hasPrefix("169.254.") && numbers.allSatisfy { UInt8($0) != nil }
        return parts.scheme == "https" || (parts.scheme == "http" && (isLinkLocal || Endpoint.isLoopback(host)))
    }

    func request(for resource: String) -> HTTPRequest {
        HTTPRequest(
            .get, "\(address)&resource=\(WireText.percentEncoded(resource))",
            headers: [("Metadata", "true")] + (proof.map { [("X-IDENTITY-HEADER", $0.secret)] } ?? []))
    }
}
