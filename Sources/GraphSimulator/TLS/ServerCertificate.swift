import FoundationEssentials
import NIOSSL
import X509

/// A certificate chain and its key, checked before the server listens: clients would only learn that the connection
/// failed.
package struct ServerCertificate: Sendable {
    package enum Problem: Error, Sendable, Hashable {
        case notACertificate
        case notAKey
        case keyOfAnother
        /// The end of validity, or for `notYetValid` its start, in seconds since 1970.
        case expired(Int)
        case notYetValid(Int)
        /// A name that the certificate does not cover.
        case lacksName(String)
    }

    package let configuration: TLSConfiguration

    /// - Parameters:
    ///   - chain: in PEM, the server's own certificate first.
    ///   - key: in PEM.
    ///   - names: names that clients will use for the server and that the certificate must cover.
    package init(chain: [UInt8], key: [UInt8], names: [String] = [], now: Date = .now) throws(Problem) {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(chain), !certificates.isEmpty,
            let text = String(validating: chain, as: UTF8.self),
            let leaf = try? Certificate(pemEncoded: Self.firstBlock(text))
        else { throw .notACertificate }
        guard let secret = try? NIOSSLPrivateKey(bytes: key, format: .pem) else { throw .notAKey }
        if let text = String(validating: key, as: UTF8.self),
            let parsed = try? Certificate.PrivateKey(pemEncoded: text), parsed.publicKey != leaf.publicKey
        {
            throw .keyOfAnother
        }
        guard now <= leaf.notValidAfter else { throw .expired(Int(leaf.notValidAfter.timeIntervalSince1970)) }
        guard now >= leaf.notValidBefore else { throw .notYetValid(Int(leaf.notValidBefore.timeIntervalSince1970)) }
        let known = Self.names(of: leaf)
        if let name = names.first(where: { !Self.covers(known, $0.lowercased()) }) { throw .lacksName(name) }
        configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(secret))
    }

    private static func firstBlock(_ text: String) -> String {
        guard let end = text.firstRange(of: "-----END CERTIFICATE-----") else { return text }
        return String(text[..<end.upperBound]) + "\n"
    }

    /// Whether a name is covered, directly or by a wildcard in place of its first label.
    private static func covers(_ known: Set<String>, _ name: String) -> Bool {
        known.contains(name) || name.firstIndex(of: ".").map { known.contains("*" + name[$0...]) } ?? false
    }

    private static func names(of certificate: Certificate) -> Set<String> {
        guard let names = try? certificate.extensions.subjectAlternativeNames else { return [] }
        return names.reduce(into: []) { found, name in
            if case .dnsName(let name) = name { found.insert(name.lowercased()) }
        }
    }
}
