import PhotoPolicy

/// A statement of a generated script, with accounts given by their index in the world.
indirect enum OracleStatement: Sendable {
    case source(OracleSettings.Source)
    /// Empty for `allow everyone`.
    case allow([GUID])
    case discard, plan
    case apply(despite: [String])
    case rollback(despite: [String])
    case can(OracleQuestion)
    case who(canDo: Bool, OracleQuestion)
    case expect(OracleClaim)
    case search([OracleClaim])
    case whatIf(String?, [OracleStatement])
    case grant(GUID, to: Int, unit: GUID?)
    case revoke(GUID, from: Int)
    case mailboxSwitch(String, isOn: Bool)
    case mailboxFor(String, [Int])
    case consent(Bool)
    case advance(Int?)
    /// Without `of`, one's own photo; without `actor`, the operator acts.
    case photo(PhotoAction, of: Int?, actor: Int?, Client)

    /// Whether it would change the tenant or the simulated world and is therefore skipped at a closed level.
    var changesSomething: Bool {
        switch self {
        case .apply, .rollback, .grant, .revoke, .mailboxSwitch, .mailboxFor, .consent, .advance, .photo: true
        default: false
        }
    }
}
