/// What GET of the settings answers after a DELETE: that is not known of the real service (?).
package enum AfterDelete: String, Sendable, Hashable, CaseIterable {
    /// The default, at once.
    case nulls
    case notFound
    /// What was there before, until something is written or the clock moves.
    case old
    case error
}
