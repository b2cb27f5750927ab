extension Plan {
    /// What applying the input's draft would do; without edits, what is to be said of the settings as they are.
    package init(_ input: PlanInput) {
        let current = input.current
        let proposed = input.proposed
        let changes = current != proposed
        let after = changes ? input.state.accepting(proposed) : input.state
        self.init(
            current: current, proposed: proposed, draft: input.draft,
            findings: Finding.all(of: input),
            impact: Impact(from: input.state, to: after, of: input.populations, roles: input.roles),
            requests: changes ? [SettingsRequest(writing: proposed)] : [],
            undo: changes ? [SettingsRequest(writing: current)] : [],
            inForceBy: input.state.now + input.state.delays.longest.seconds, madeAt: input.state.now)
    }
}
