import Crypto
import FoundationEssentials
import SwiftASN1
import X509

/// A certificate for loopback that vouches for itself: clients are told to trust it, and it alone.
package struct SelfSigned: Sendable {
    /// In PEM.
    package let certificate: String
    package let key: String

    /// Valid from an hour ago for a year, for `localhost`, 127.0.0.1 and ::1.
    package static func make() throws -> SelfSigned {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName { CommonName("photopolicy serve (simulated tenant)") }
        let now = Date.now
        let signing = Certificate.PrivateKey(key)
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: signing.publicKey,
            notValidBefore: now.addingTimeInterval(-3600), notValidAfter: now.addingTimeInterval(365 * 86_400),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames([
                    .dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                    .ipAddress(ASN1OctetString(contentBytes: Array(repeating: 0, count: 15)[...] + [1])),
                ])
            },
            issuerPrivateKey: signing)
        return SelfSigned(
            certificate: try certificate.serializeAsPEM().pemString + "\n", key: key.pemRepresentation + "\n")
    }
}
