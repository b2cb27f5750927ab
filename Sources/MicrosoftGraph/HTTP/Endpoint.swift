import FoundationEssentials
import Tenants

/// An address that requests may go to: https, or http on this machine itself. Anything else would expose tokens to the
/// network.
package struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// Scheme, host and port, without a trailing slash.
    package let origin: String
    package let host: String
    /// The path that all addresses begin with, without a trailing slash; usually empty.
    package let path: String

    /// - Parameter name: where the text comes from, for the message.
    /// - Throws: `endpoint-refused`.
    package init(_ text: String, from name: String) throws {
        let text = text.contains("://") ? text : "https://" + text
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.query == nil,
            parts.fragment == nil
        else {
            throw Self.refusal(name, "\(name) holds no address that can be used")
        }
        guard scheme == "https" || (scheme == "http" && Self.isLoopback(host)) else {
            throw Self.refusal(name, "\(name) is not https: tokens would travel in the open")
        }
        let port = parts.port.map { ":\($0)" } ?? ""
        self.host = host
        origin = "\(scheme)://\(host)\(port)"
        path = String(parts.path.reversed().drop { $0 == "/" }.reversed())
    }

    package var description: String { origin + path }

    /// Whether an address is on this host: a token may go nowhere else.
    package func isOrigin(of url: String) -> Bool {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), parts.user == nil
        else { return false }
        return origin == "\(scheme)://\(host)\(parts.port.map { ":\($0)" } ?? "")"
    }

    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    private static func refusal(_ name: String, _ message: String) -> ServiceError {
        ServiceError(
            .notSignedIn, .endpointRefused, message, help: "https://HOST, or http://127.0.0.1:PORT on this machine")
    }
}
