/// Whose ability to change photos differs between two worlds, once everything accepted in each is in force.
package struct Impact: Sendable, Hashable {
    package var rows: [Row]

    package init(rows: [Row]) { self.rows = rows }

    package struct Row: Sendable, Hashable {
        /// A group of people, in words: `members`, `guests`, `Global Administrators`, `synchronised accounts`.
        package let group: String
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
            group: String, action: PhotoAction, isForOthers: Bool, client: Client, count: Int, gained: Int, lost: Int,
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

    package var isEmpty: Bool { rows.isEmpty }
}
