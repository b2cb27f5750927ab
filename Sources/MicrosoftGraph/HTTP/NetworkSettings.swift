import FoundationEssentials
import Tenants

/// What the environment says about the way to the network: `HTTPS_PROXY`, `NO_PROXY`, `SSL_CERT_FILE`.
package struct NetworkSettings: Sendable {
    package struct Proxy: Sendable, Hashable {
        package let host: String
        package let port: Int
        package let credentials: Credentials?

        package struct Credentials: Sendable, Hashable {
            package let user: String
            package let password: String
        }
    }

    private let proxyText: String?
    private let exceptions: [String]
    package let certificateFile: String?

    /// - Parameter environment: looks a variable up; nil when it is unset or empty.
    package init(environment: (String) -> String?) {
        proxyText = environment("HTTPS_PROXY") ?? environment("https_proxy")
        exceptions = (environment("NO_PROXY") ?? environment("no_proxy") ?? "").split { $0 == "," || $0 == " " }
            .map { $0.lowercased() }
        certificateFile = environment("SSL_CERT_FILE")
    }

    /// Returns the proxy for an address; nil when it is reached directly, like this machine itself and whatever is not
    /// https: the metadata service of a machine in Azure.
    ///
    /// - Throws: `proxy-unusable` when the variable holds no proxy's address.
    package func proxy(for url: String) throws -> Proxy? {
        guard let proxyText, let target = URLComponents(string: url), target.scheme?.lowercased() == "https",
            let host = target.host?.lowercased(), !Endpoint.isLoopback(host), !isException(host)
        else { return nil }
        guard
            let parts = URLComponents(string: proxyText.contains("://") ? proxyText : "http://" + proxyText),
            parts.scheme?.lowercased() == "http", let proxyHost = parts.host, !proxyHost.isEmpty
        else {
            throw ServiceError(
                .unreachable, .proxyUnusable, "HTTPS_PROXY holds no address of a proxy that can be used",
                help: "write it as http://HOST:PORT, or unset it")
        }
        let credentials = parts.user.map { Proxy.Credentials(user: $0, password: parts.password ?? "") }
        return Proxy(host: proxyHost, port: parts.port ?? 8080, credentials: credentials)
    }

    /// Whether an exception matches: `*`, a host, or a domain with or without a leading dot, and all below it.
    private func isException(_ host: String) -> Bool {
        exceptions.contains { exception in
            let name = exception.hasPrefix(".") ? String(exception.dropFirst()) : exception
            return name == "*" || host == name || host.hasSuffix("." + name)
        }
    }
}
