import PhotoPolicy

/// A statement of a generated script, accounts by their place in the world.
indirect enum OracleStatement: Sendable {
    case source(OracleSettings.Source)
    /// Empty is `allow everyone`.
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
    /// Nil is one's own photo, and the operator.
    case photo(PhotoAction, of: Int?, actor: Int?, Client)

    /// Whether it would change the tenant or the simulated world, so that it is skipped at a closed level.
    var changesSomething: Bool {
        switch self {
        case .apply, .rollback, .grant, .revoke, .mailboxSwitch, .mailboxFor, .consent, .advance, .photo: true
        default: false
        }
    }
}
