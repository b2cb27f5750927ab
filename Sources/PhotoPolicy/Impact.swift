/// Whose ability to change photos differs between two worlds, once everything accepted in each is in force.
package struct Impact: Sendable, Hashable {
    package var rows: [Row]

    package init(rows: [Row]) { self.rows = rows }

    package struct Row: Sendable, Hashable {
        package let group: Group
        package let action: PhotoAction
        /// Whether it is about the photos of others rather than one's own.
        package let isForOthers: Bool
        package let client: Client
        /// The number of enabled accounts in the group.
        package let count: Int
        package let gained: Int
        package let lost: Int
        package let samples: [String]
        /// What the answers behind it rest on where public material is silent.
        package let assumptions: [Assumption]
        /// Whether it holds only for the known part of settings that are not fully understood.
        package let isOfKnownPart: Bool

        package var isAssumed: Bool { isOfKnownPart || !assumptions.isEmpty }

        package init(
            group: Group, action: PhotoAction, isForOthers: Bool, client: Client, count: Int, gained: Int, lost: Int,
            samples: [String], assumptions: [Assumption] = [], isOfKnownPart: Bool = false
        ) {
            self.group = group
            self.action = action
            self.isForOthers = isForOthers
            self.client = client
            self.count = count
            self.gained = gained
            self.lost = lost
            self.samples = samples
            self.assumptions = assumptions
            self.isOfKnownPart = isOfKnownPart
        }
    }

    /// People of one kind. Everybody who is enabled counts in exactly one group of people.
    package enum Group: Sendable, Hashable {
        case members, guests
        case active(RoleIndex), scoped(RoleIndex), eligible(RoleIndex)
        case otherAdmins
        /// In addition to the others: for what synchronisation does, whoever the accounts are.
        case synchronised
    }

    package var isEmpty: Bool { rows.isEmpty }

    /// Each assumption, and how many answers rest on it.
    package var assumptions: [(assumption: Assumption, answers: Int)] {
        Assumption.allCases.compactMap { assumption in
            let answers = rows.filter { $0.assumptions.contains(assumption) }.count
            return answers > 0 ? (assumption, answers) : nil
        }
    }
}
