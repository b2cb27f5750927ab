import Crypto
import CryptoExtras
import OrderedJSON
import PhotoPolicy
import Synchronization
import Tenants

/// The key that signs `id_token`s, made when first needed; clients may check signatures with the published half.
final class SigningKeys: Sendable {
    /// The key shared by the whole process.
    static let shared = SigningKeys()

    private let state = Mutex(State.none)

    private enum State {
        case none
        case making(Task<Made?, Never>)
        case made(Made)
    }

    private struct Made: Sendable {
        let id: String
        let key: _RSA.Signing.PrivateKey
        let document: JSONObject
    }

    /// Makes the key ahead of its first use, which takes a tenth of a second or more; whoever waits blocks no thread.
    func prepare() async {
        let making = state.withLock { state -> Task<Made?, Never>? in
            switch state {
            case .made: return nil
            case .making(let task): return task
            case .none:
                let task = Task.detached { try? Self.make() }
                state = .making(task)
                return task
            }
        }
        guard let made = await making?.value else { return }
        state.withLock { state in
            if case .made = state { return }
            state = .made(made)
        }
    }

    /// The published keys; empty when none can be made.
    var document: JSONObject { (try? current().document) ?? ["keys": []] }

    func idToken(
        for account: Account, tenant: TenantIdentity, issuer: String, audience: String, nonce: String?, now: Double,
        lifetime: Int
    ) throws(SignInError) -> String {
        var claims: JSONObject = [
            "aud": .string(audience), "iss": .string(issuer), "iat": .int(Int(now)), "nbf": .int(Int(now)),
            "exp": .int(Int(now) + lifetime), "name": .string(account.displayName),
            "oid": .string(account.id.description), "preferred_username": .string(account.userPrincipalName),
            "sub": .string(Base64URL.sha256(audience + account.id.description)),
            "tid": .string(tenant.id.description), "ver": "2.0",
        ]
        if let nonce { claims["nonce"] = .string(nonce) }
        do {
            let made = try current()
            let header: JSONObject = ["typ": "JWT", "alg": "RS256", "kid": .string(made.id)]
            let content =
                Base64URL.encoded(Array(header.text.utf8)) + "." + Base64URL.encoded(Array(claims.text.utf8))
            let signature = try made.key.signature(for: Array(content.utf8), padding: .insecurePKCS1v1_5)
            return content + "." + Base64URL.encoded(Array(signature.rawRepresentation))
        } catch {
            throw SignInError("server_error", 90033, "A transient error has occurred. Please try again.", status: 500)
        }
    }

    private func current() throws -> Made {
        try state.withLock { state in
            if case .made(let made) = state { return made }
            let made = try Self.make()
            state = .made(made)
            return made
        }
    }

    private static func make() throws -> Made {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let numbers = try key.publicKey.getKeyPrimitives()
        let modulus = Base64URL.encoded(Array(numbers.modulus))
        let id = Base64URL.sha256(modulus)
        return Made(
            id: id, key: key,
            document: [
                "keys": [
                    .object([
                        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": .string(id), "n": .string(modulus),
                        "e": .string(Base64URL.encoded(Array(numbers.publicExponent))),
                    ])
                ]
            ])
    }
}
