import Crypto
import FoundationEssentials
import SwiftASN1
import X509

/// A certificate for loopback and a certification authority that signed only this certificate. Clients are told to
/// trust the authority, whose key is thrown away.
package struct SelfSigned: Sendable {
    /// What clients trust, what the server presents, and its key, all in PEM.
    package let authority: String
    package let certificate: String
    package let key: String

    /// Valid for `localhost`, 127.0.0.1, ::1 and more names, from an hour ago for a year.
    package static func make(names: [String] = []) throws -> SelfSigned {
        let authorityKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let authorityName = try DistinguishedName { CommonName("photopolicy serve: authority of a simulated tenant") }
        let authority = try certificate(
            of: authorityKey.publicKey, authorityName, by: authorityKey, authorityName,
            try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: authorityKey.publicKey)
            })
        let key = P256.Signing.PrivateKey()
        let leaf = try certificate(
            of: Certificate.PrivateKey(key).publicKey,
            try DistinguishedName { CommonName("photopolicy serve (simulated tenant)") }, by: authorityKey,
            authorityName,
            try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: authorityKey.publicKey).keyIdentifier)
                SubjectKeyIdentifier(hash: Certificate.PrivateKey(key).publicKey)
                SubjectAlternativeNames(loopback + names.map { .dnsName($0) })
            })
        return SelfSigned(
            authority: try authority.serializeAsPEM().pemString + "\n",
            certificate: try leaf.serializeAsPEM().pemString + "\n", key: key.pemRepresentation + "\n")
    }

    private static let loopback: [GeneralName] = [
        .dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
        .ipAddress(ASN1OctetString(contentBytes: Array(repeating: 0, count: 15)[...] + [1])),
    ]

    private static func certificate(
        of key: Certificate.PublicKey, _ subject: DistinguishedName, by issuerKey: Certificate.PrivateKey,
        _ issuer: DistinguishedName, _ extensions: Certificate.Extensions
    ) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key,
            notValidBefore: Date.now.addingTimeInterval(-3600),
            notValidAfter: Date.now.addingTimeInterval(365 * 86_400),
            issuer: issuer, subject: subject, signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions,
            issuerPrivateKey: issuerKey)
    }
}
