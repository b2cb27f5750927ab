import NIOSSL

extension GraphSimulator {
    /// The configuration of a certificate chain and its key, both in PEM; throws what is wrong with them.
    package static func tls(certificate: [UInt8], key: [UInt8]) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(certificate).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(bytes: key, format: .pem)
        return TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
    }
}
