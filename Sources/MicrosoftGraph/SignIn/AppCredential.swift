import Crypto
import Files
import JWTKit
import PhotoPolicy
import Tenants
import X509

/// How an application proves itself when it signs in without a person.
package enum AppCredential: Sendable {
    case secret(AccessToken)
    /// A PEM file with the certificate and its RSA key.
    case certificate(path: String)
    /// A file in which a platform keeps a current token.
    case federatedFile(path: String)
    /// GitHub Actions issues a token for the running workflow.
    case gitHub(address: String, bearer: AccessToken)
    case managedIdentity(ManagedIdentity)

    /// Takes what the environment offers, the narrowest first; nil means a person signs in.
    package init?(environment: (String) -> String?) throws {
        if let secret = environment("AZURE_CLIENT_SECRET") {
            self = .secret(AccessToken(secret))
        } else if let path = environment("AZURE_CLIENT_CERTIFICATE_PATH") {
            self = .certificate(path: path)
        } else if let path = environment("AZURE_FEDERATED_TOKEN_FILE") {
            self = .federatedFile(path: path)
        } else if let address = environment("ACTIONS_ID_TOKEN_REQUEST_URL"),
            let bearer = environment("ACTIONS_ID_TOKEN_REQUEST_TOKEN"), environment("AZURE_CLIENT_ID") != nil
        {
            self = .gitHub(address: address, bearer: AccessToken(bearer))
        } else if let identity = try ManagedIdentity(environment: environment) {
            self = .managedIdentity(identity)
        } else {
            return nil
        }
    }

    /// The warning to everyone who relies on it (D, O).
    package static let datedWarning =
        "an application signs in for itself: this setting accepts that since May 2025, and refused it before"
}

/// A client's assertion, signed with a certificate.
struct ClientAssertion: JWTPayload {
    let aud: String
    let iss: String
    let sub: String
    let jti: String
    let nbf: Int
    let exp: Int

    func verify(using algorithm: some JWTAlgorithm) {}

    /// Returns an app's assertion for a token endpoint, valid for ten minutes.
    ///
    /// - Throws: `credential-unusable` for a file that holds no certificate with its RSA key.
    static func signed(certificateFile path: String, clientID: String, audience: String, now: Instant) async throws
        -> String
    {
        let bytes = try credentialFile(path)
        let pem = String(decoding: bytes, as: UTF8.self)
        do {
            let certificate = try Certificate(pemEncoded: block("CERTIFICATE", of: pem))
            let key = try Insecure.RSA.PrivateKey(pem: block("PRIVATE KEY", of: pem))
            let keys = await JWTKeyCollection().add(pss: key, digestAlgorithm: .sha256)
            var header = JWTHeader()
            header.x5tS256 = Base64URL.encode(SHA256.hash(data: try certificate.serializeAsPEM().derBytes))
            let payload = ClientAssertion(
                aud: audience, iss: clientID, sub: clientID, jti: GUID.random.description, nbf: now.seconds - 60,
                exp: now.seconds + 600)
            return try await keys.sign(payload, header: header)
        } catch {
            throw ServiceError(
                .notSignedIn, .credentialUnusable, "\"\(path)\" holds no certificate with its RSA key in PEM",
                help: "AZURE_CLIENT_CERTIFICATE_PATH names a file with both, without a password")
        }
    }

    /// Returns the first block of a kind (`RSA PRIVATE KEY` is a private key too), with its delimiters.
    private static func block(_ kind: String, of pem: String) throws -> String {
        let lines = pem.split(whereSeparator: \.isNewline)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN ") && $0.hasSuffix(kind + "-----") }),
            let end = lines[start...].firstIndex(where: { $0.hasPrefix("-----END ") && $0.hasSuffix(kind + "-----") })
        else { throw CancellationError() }
        return lines[start...end].joined(separator: "\n")
    }
}

/// Returns the bytes of a file that holds a credential; reports trouble with it as our own error.
func credentialFile(_ path: String) throws -> [UInt8] {
    do {
        return try readFile(at: path, limit: 1 << 20)
    } catch {
        throw ServiceError(.notSignedIn, .credentialUnusable, error.message, help: "check the variable that names it")
    }
}
