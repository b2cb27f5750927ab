enum OracleMoment: Hashable {
    case at(Int)
    /// These settings and everything else accepted are in force.
    case inForce(OracleSettings)
}
