import PhotoPolicy

struct OracleRequest {
    enum Target: Hashable {
        case own
        case other(isSynced: Bool)
    }

    let actor: OracleAccount
    let action: PhotoAction
    let target: Target
    let client: Client
    var scopes: Set<Scope>?

    /// The delegated scopes that the app requests.
    var askedScopes: Set<Scope> {
        scopes ?? (target == .own ? [.userReadWrite] : [.profilePhotoReadWriteAll])
    }
}
