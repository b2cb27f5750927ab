/// All that the rules depend on besides the accounts: settings and mailbox policies over time, the tenant's facts,
/// and the clock. A value, so that *with the draft applied* and *once in force* are other values of the same type.
package struct ServiceState: Sendable, Hashable {
    package var conditions: TenantConditions
    package var settings: Timeline<PhotoUpdateSettings>
    package var mailboxPolicies: MailboxPolicies
    package var delays: Delays
    package var now: Instant

    package init(
        conditions: TenantConditions, settings: Timeline<PhotoUpdateSettings>, mailboxPolicies: MailboxPolicies,
        delays: Delays = Delays(), now: Instant
    ) {
        self.conditions = conditions
        self.settings = settings
        self.mailboxPolicies = mailboxPolicies
        self.delays = delays
        self.now = now
    }

    /// How long changes take to come into force.
    package struct Delays: Sendable, Hashable {
        /// Delays of the setting that differ from the usual one, by client.
        package var byClient: [Client: TimeSpan] = [:]
        package var mailboxPolicies = TimeSpan.minutes(60)

        /// The longest that the service takes (S, D).
        package static let usual = TimeSpan.hours(24)

        package init() {}

        package subscript(client: Client) -> TimeSpan { byClient[client] ?? Self.usual }

        /// The time until a change of the setting is in force everywhere.
        package var longest: TimeSpan { Client.allCases.map { self[$0] }.max() ?? Self.usual }
    }

    /// The settings that the service accepted last: what GET shows.
    package var acceptedSettings: PhotoUpdateSettings { settings.accepted }

    /// When everything accepted is in force; nil when it already is.
    package var settles: Instant? {
        [
            settings.settles(after: now, delay: delays.longest),
            mailboxPolicies.settles(after: now, delay: delays.mailboxPolicies),
        ].compactMap(\.self).max()
    }

    /// The state some time later, with nothing changed meanwhile.
    package func later(by span: TimeSpan) -> ServiceState {
        var state = self
        state.now = min(now + span, .latest)
        return state
    }

    /// The state once everything accepted is in force.
    package var onceInForce: ServiceState {
        var state = self
        state.now = settles ?? now
        return state
    }

    /// The state with settings accepted just now.
    package func accepting(_ settings: PhotoUpdateSettings) -> ServiceState {
        var state = self
        state.settings.accept(settings, at: now)
        return state
    }
}
