import CryptoExtras
import FoundationEssentials
import SwiftASN1
import X509

/// A self-signed certificate for 127.0.0.1 and `graph.example`, valid for a day, with its RSA key, both as PEM.
struct TestCertificate {
    let certificate: String
    let key: String

    init() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let name = try DistinguishedName { CommonName("photopolicy test") }
        let issued = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(key.publicKey),
            notValidBefore: Date(timeIntervalSinceNow: -3600), notValidAfter: Date(timeIntervalSinceNow: 86_400),
            issuer: name, subject: name, signatureAlgorithm: .sha256WithRSAEncryption,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                SubjectAlternativeNames([
                    .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])), .dnsName("graph.example"),
                ])
            },
            issuerPrivateKey: Certificate.PrivateKey(key))
        certificate = try issued.serializeAsPEM().pemString
        self.key = key.pkcs8PEMRepresentation
    }

    /// Writes both into one file, as Azure's tools accept them.
    func write(to path: String) throws {
        try Data((certificate + "\n" + key + "\n").utf8).write(to: URL(filePath: path))
    }
}
