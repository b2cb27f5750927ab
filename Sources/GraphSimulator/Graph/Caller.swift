import HTTPTypes
import PhotoPolicy
import Tenants

/// The caller that an accepted access token identifies.
final class Caller: Sendable {
    /// The signed-in account; nil for an application that acts for itself.
    let account: Account?
    let permissions: Set<String>
    let scopes: ScopeSet
    /// The permissions as the token spells them.
    let words: [String]
    private let clientID: String

    init(_ grant: AccessGrant, _ account: Account?) {
        self.account = account
        permissions = grant.permissions
        scopes = grant.scopes
        words = grant.words
        clientID = grant.clientID
    }

    /// A user principal name, or an application's id.
    var name: String { account?.userPrincipalName ?? clientID }

    func require(_ sufficient: Set<String>, else error: GraphError = .insufficientPrivileges) throws(GraphError) {
        guard !permissions.isDisjoint(with: sufficient) else { throw error }
    }
}

extension Caller {
    /// Finds the caller of a request; throws 401 for a token that is missing, unknown, expired or meant for another
    /// service.
    convenience init(
        of request: WireRequest, _ tokens: TokenIssuer, in directory: DirectoryIndex, now: Double
    ) throws(GraphError) {
        guard let header = Self.authorization(request.headers), let token = Self.bearer(header) else {
            throw .unauthenticated("Access token is empty.")
        }
        guard let grant = tokens.access[token] else {
            throw .unauthenticated("CompactToken parsing failed with error code: 80049217")
        }
        guard grant.expires > now else {
            throw .unauthenticated("Lifetime validation failed, the token is expired.")
        }
        if let notBefore = tokens.challenge(of: grant) { throw .claimsChallenge(notBefore: notBefore) }
        guard grant.isForGraph else {
            throw .unauthenticated("Access token validation failure. Invalid audience.")
        }
        guard case .account(let id) = grant.subject else {
            self.init(grant, nil)
            return
        }
        guard let account = directory.account(id), account.facts.isEnabled else {
            throw .unauthenticated("The identity of the calling user could not be established.")
        }
        self.init(grant, account)
    }

    /// Returns the header; nil if it is missing. `HTTPFields` joins all values with a name, which takes longer than all
    /// else here, so it is asked only for a header that occurs twice.
    private static func authorization(_ headers: HTTPFields) -> String? {
        guard let place = headers.firstIndex(where: { $0.name == .authorization }) else { return nil }
        let isOnly = !headers[(place + 1)...].contains { $0.name == .authorization }
        return isOnly ? headers[place].value : headers[.authorization]
    }

    /// Returns the token after `Bearer` in any case; nil for another scheme. Compares bytes: every request passes here.
    private static func bearer(_ header: String) -> String? {
        let bytes = header.utf8
        let scheme = "bearer ".utf8
        guard bytes.count > scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 }) else { return nil }
        return String(header[bytes.index(bytes.startIndex, offsetBy: scheme.count)...])
    }
}
