import HTTPTypes
import PhotoPolicy
import Tenants

/// Who asks, as an accepted access token tells.
struct Caller: Sendable {
    /// Nil is an application that acts for itself.
    let account: Account?
    let permissions: Set<String>
    let scopes: ScopeSet

    func require(_ sufficient: Set<String>, else error: GraphError = .insufficientPrivileges) throws(GraphError) {
        guard !permissions.isDisjoint(with: sufficient) else { throw error }
    }
}

extension WorldState {
    /// The caller of a request; throws 401 for a token that is missing, unknown, expired or meant for another service.
    func caller(_ request: WireRequest, now: Double) throws(GraphError) -> Caller {
        guard let header = request.headers[.authorization], !header.isEmpty else {
            throw .unauthenticated("Access token is empty.")
        }
        guard header.count > 7, header.prefix(7).lowercased() == "bearer " else {
            throw .unauthenticated("Access token is empty.")
        }
        let token = header.dropFirst(7).drop { $0 == " " }
        guard let grant = signIns.access[String(token)] else {
            throw .unauthenticated("CompactToken parsing failed with error code: 80049217")
        }
        guard grant.expires > now else {
            throw .unauthenticated("Lifetime validation failed, the token is expired.")
        }
        guard grant.isForGraph else {
            throw .unauthenticated("Access token validation failure. Invalid audience.")
        }
        guard case .account(let id) = grant.subject else {
            return Caller(account: nil, permissions: grant.permissions, scopes: grant.scopes)
        }
        guard let account = directory.account(id), account.facts.isEnabled else {
            throw .unauthenticated("The identity of the calling user could not be established.")
        }
        return Caller(account: account, permissions: grant.permissions, scopes: grant.scopes)
    }
}
