/// Whose ability to change photos differs between two worlds, once everything accepted in each is in force.
package struct Impact: Sendable, Hashable {
    package var rows: [Row]

    package init(rows: [Row]) { self.rows = rows }

    package struct Row: Sendable, Hashable {
        package let group: Group
        package let action: PhotoAction
        /// Whether the photos of others are meant, or one's own.
        package let isForOthers: Bool
        package let client: Client
        /// How many accounts the group has (enabled ones).
        package let count: Int
        package let gained: Int
        package let lost: Int
        package let samples: [String]
        /// Whether an answer behind it rests on an assumption.
        package let isAssumed: Bool

        package init(
            group: Group, action: PhotoAction, isForOthers: Bool, client: Client, count: Int, gained: Int, lost: Int,
            samples: [String], isAssumed: Bool
        ) {
            self.group = group
            self.action = action
            self.isForOthers = isForOthers
            self.client = client
            self.count = count
            self.gained = gained
            self.lost = lost
            self.samples = samples
            self.isAssumed = isAssumed
        }
    }

    /// People who are what they are in one way. Everybody who is enabled counts in one group of people.
    package enum Group: Sendable, Hashable {
        case members, guests
        case active(RoleIndex), scoped(RoleIndex), eligible(RoleIndex)
        case otherAdmins
        /// Beside the others: for what synchronisation does, whoever the accounts are.
        case synchronised
    }

    package var isEmpty: Bool { rows.isEmpty }
}
