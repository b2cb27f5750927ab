/// What applying a draft would do: settings, findings, impact and requests. Made by `Plan(_: PlanInput)`.
package struct Plan: Sendable, Hashable {
    package let current: PhotoUpdateSettings
    package let proposed: PhotoUpdateSettings
    package let draft: Draft
    package let findings: [Finding]
    package let impact: Impact
    /// How many people it concerns.
    package let people: PeopleCount
    /// Who may do what through which client, now and afterwards.
    package let grid: AbilityGrid
    /// Whether the roles behind all this are those that are held; false when they could not be read.
    package let knowsRoleHolders: Bool
    /// What would be sent; empty when nothing changes.
    package let requests: [SettingsRequest]
    /// What would be sent to take it back.
    package let undo: [SettingsRequest]
    /// When everything would be in force, if applied now.
    package let inForceBy: Instant
    /// When it was made, by the service's clock.
    package let madeAt: Instant

    /// Returns when everything is in force if it is accepted at a later moment.
    package func inForceBy(accepted: Instant) -> Instant {
        inForceBy + max(TimeSpan(seconds: 0), accepted - madeAt)
    }

    package var changesSettings: Bool { current != proposed }
}

/// One request to Microsoft Graph about the setting.
package struct SettingsRequest: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable { case patch = "PATCH", delete = "DELETE" }

    package let method: Method
    /// Nil for DELETE.
    package let body: PhotoUpdateSettings?

    /// Below the Graph host; beta only (D).
    package static let path = "/beta/admin/people/photoUpdateSettings"

    package init(method: Method, body: PhotoUpdateSettings?) {
        self.method = method
        self.body = body
    }

    /// The request that writes the settings: always both properties in a PATCH; DELETE for *no restriction*, the known
    /// way back to a null source (D, O).
    package init(writing settings: PhotoUpdateSettings) {
        if settings.source == nil {
            self.init(method: .delete, body: nil)
        } else {
            self.init(method: .patch, body: settings)
        }
    }
}

extension Plan {
    /// What applying the input's draft would do; without edits, what there is to say about the settings as they are.
    package init(_ input: PlanInput) {
        let current = input.current
        let proposed = input.proposed
        let changes = current != proposed
        let after = changes ? input.state.accepting(proposed) : input.state
        let movements = input.populations.map(Impact.Movement.init(staying:))
        self.init(
            current: current, proposed: proposed, draft: input.draft,
            findings: Finding.all(of: input),
            impact: Impact(from: input.state, to: after, of: movements, roles: input.roles),
            people: PeopleCount(from: input.state, to: after, of: movements, roles: input.roles),
            grid: AbilityGrid(from: input.state, to: after, of: movements, roles: input.roles),
            knowsRoleHolders: input.knowsRoleHolders,
            requests: changes ? [SettingsRequest(writing: proposed)] : [],
            undo: changes ? [SettingsRequest(writing: current)] : [],
            inForceBy: input.state.now + input.state.delays.longest, madeAt: input.state.now)
    }
}
