/// A tenant's OWA mailbox policies, and who has which, as far as `SetPhotoEnabled` goes.
package struct MailboxPolicies: Sendable, Hashable {
    package struct Policy: Sendable, Hashable {
        package let name: String
        package var photosEnabled: Timeline<Bool>

        package init(name: String, photosEnabled: Timeline<Bool>) {
            self.name = name
            self.photosEnabled = photosEnabled
        }
    }

    /// A reference to one history of assigned mailbox policies; accounts with equal slots share it.
    package struct Slot: Sendable, Hashable {
        let index: UInt32

        /// The default policy from the beginning.
        package static let standard = Slot(index: 0)
    }

    package static let standardName = "OwaMailboxPolicy-Default"

    package private(set) var policies: [Policy]
    /// The policy of each slot over time, as an index into `policies`.
    private var assignments: [Timeline<Int>]
    private var slots: [Timeline<Int>: Slot]
    /// The place of each policy, by its name in lower case.
    private var places: [String: Int]

    /// A tenant with only the default policy, photos on (D).
    package init() {
        policies = [Policy(name: Self.standardName, photosEnabled: Timeline(true))]
        assignments = [Timeline(0)]
        slots = [Timeline(0): .standard]
        places = [Self.standardName.lowercased(): 0]
    }

    /// Names are compared ignoring case, as in Exchange.
    package func index(of name: String) -> Int? { places[name.lowercased()] }

    /// Defines a new or existing policy with its whole history.
    package mutating func define(_ name: String, photosEnabled: Timeline<Bool>) {
        if let index = index(of: name) {
            policies[index].photosEnabled = photosEnabled
        } else {
            policies[makePolicy(name)].photosEnabled = photosEnabled
        }
    }

    /// Switches photos on or off in a policy; creates the policy if it does not exist.
    package mutating func setPhotos(_ isEnabled: Bool, in name: String, at instant: Instant) {
        let index = index(of: name) ?? makePolicy(name)
        policies[index].photosEnabled.accept(isEnabled, at: instant)
    }

    /// Returns the slot of an account whose policy changes from its previous slot to the one named.
    package mutating func slot(assigning name: String, after previous: Slot, at instant: Instant) -> Slot {
        var timeline = assignments[Int(previous.index)]
        timeline.accept(index(of: name) ?? makePolicy(name), at: instant)
        return slot(of: timeline)
    }

    /// Returns the slot of accounts that have had one policy from the beginning.
    package mutating func slot(assigned name: String) -> Slot {
        slot(of: Timeline(index(of: name) ?? makePolicy(name)))
    }

    /// Returns the slot of accounts with a history of policies: names and acceptance times, as kept in a tenant file.
    package mutating func slot(history first: String, _ changes: [(policy: String, accepted: Instant)]) -> Slot {
        var timeline = Timeline(index(of: first) ?? makePolicy(first))
        for change in changes {
            timeline.accept(index(of: change.policy) ?? makePolicy(change.policy), at: change.accepted)
        }
        return slot(of: timeline)
    }

    /// The policy over time that a slot stands for.
    package func assignment(of slot: Slot) -> Timeline<Int> {
        Int(slot.index) < assignments.count ? assignments[Int(slot.index)] : Timeline(0)
    }

    /// The policy accepted for a slot.
    package func policy(of slot: Slot) -> Policy { policies[acceptedPolicy(of: slot)] }

    /// Whether photos are on in the policy accepted for a slot. Asked for each decision, so nothing is copied.
    func hasPhotosOn(_ slot: Slot) -> Bool {
        policies[acceptedPolicy(of: slot)].photosEnabled.accepted
    }

    private func acceptedPolicy(of slot: Slot) -> Int {
        Int(slot.index) < assignments.count ? assignments[Int(slot.index)].accepted : 0
    }

    /// Whether photos may be on or off, in time order without repetition: first what has spread, last what is accepted.
    package func possiblePhotosEnabled(_ slot: Slot, at instant: Instant, delay: TimeSpan) -> [Bool] {
        var values: [Bool] = []
        for policy in assignment(of: slot).possible(at: instant, delay: delay) {
            for value in policies[policy].photosEnabled.possible(at: instant, delay: delay) where values.last != value {
                values.append(value)
            }
        }
        return values
    }

    /// The moments after an instant at which a change accepted for a slot comes into force.
    package func settlings(_ slot: Slot, after instant: Instant, delay: TimeSpan) -> [Instant] {
        let assignment = assignment(of: slot)
        let switches = assignment.possible(at: instant, delay: delay).map { policies[$0].photosEnabled }
        return switches.flatMap { $0.settlings(after: instant, delay: delay) }
            + assignment.settlings(after: instant, delay: delay)
    }

    /// The moment at which everything is in force; nil when it already is.
    package func settles(after instant: Instant, delay: TimeSpan) -> Instant? {
        (policies.map { $0.photosEnabled.settles(after: instant, delay: delay) }
            + assignments.map { $0.settles(after: instant, delay: delay) }).compactMap(\.self).max()
    }

    private mutating func makePolicy(_ name: String) -> Int {
        policies.append(Policy(name: name, photosEnabled: Timeline(true)))
        places[name.lowercased()] = policies.count - 1
        return policies.count - 1
    }

    private mutating func slot(of timeline: Timeline<Int>) -> Slot {
        if let slot = slots[timeline] { return slot }
        let slot = Slot(index: UInt32(assignments.count))
        assignments.append(timeline)
        slots[timeline] = slot
        return slot
    }
}
