/// What GET of the settings answers after a DELETE, which is not known for the real service (?).
package enum AfterDelete: String, Sendable, Hashable, CaseIterable {
    /// The default, at once.
    case nulls
    case notFound
    /// The previous settings, until something is written or the clock moves.
    case old
    case error
}
