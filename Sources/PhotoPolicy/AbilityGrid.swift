/// Who may update photos through which client, before and after: people with equal abilities share a row, and clients
/// in which nobody can at either time are left out.
package struct AbilityGrid: Sendable, Hashable {
    /// What the rules say about one ability.
    package enum Standing: Sendable, Hashable {
        case can, cannot
        /// It depends on how far a change has spread.
        case unsettled
        /// It depends on settings that this version does not understand.
        case unknown
    }

    package struct Change: Sendable, Hashable {
        package let before: Standing
        package let after: Standing

        package init(_ before: Standing, _ after: Standing) {
            self.before = before
            self.after = after
        }

        package static let never = Change(.cannot, .cannot)
    }

    /// The abilities in one client: for one's own photo, and for those of others.
    package struct Cell: Sendable, Hashable {
        package let own: Change
        package let others: Change

        package static let nothing = Cell(own: .never, others: .never)
    }

    package struct Row: Sendable, Hashable {
        package let people: [People]
        /// One for each client of the grid.
        package let cells: [Cell]

        package var count: Int { people.reduce(0) { $0.addingClamped($1.count) } }
    }

    /// Some or all accounts of a group.
    package struct People: Sendable, Hashable {
        package let group: Impact.Group
        /// What distinguishes them from the group's accounts in other rows.
        package let traits: [Trait]
        package let count: Int
        package let samples: [String]
    }

    /// A trait in which accounts of one group may differ.
    package enum Trait: Sendable, Hashable {
        case synchronised, mailboxOnPremises, withoutMailbox
        case mailboxPolicy(String)
        case holds(RoleIndex)
    }

    package let clients: [Client]
    /// Those who lose most come first.
    package let rows: [Row]
    /// Whether before and after may differ; otherwise the grid shows a single state.
    package let comparesTwo: Bool

    /// The clients of each column: clients that agree in every row share a column.
    package var columns: [[Client]] {
        var groups: [(cells: [Cell], clients: [Client])] = []
        for (index, client) in clients.enumerated() {
            let cells = rows.map { $0.cells[index] }
            if let place = groups.firstIndex(where: { $0.cells == cells }) {
                groups[place].clients.append(client)
            } else {
                groups.append((cells, [client]))
            }
        }
        return groups.map(\.clients)
    }

    /// Returns the cell that all clients of a column share in a row.
    package func cell(_ row: Row, _ column: [Client]) -> Cell {
        column.first.flatMap(clients.firstIndex).map { row.cells[$0] } ?? .nothing
    }
}

extension AbilityGrid {
    /// Accounts with equal facts at each of two times.
    typealias Movement = Impact.Movement
    typealias Asked = (Ability, AccountFacts) -> Standing

    /// Compares what the settled rules of two states say about the same people, or about people who changed in between.
    package init(from before: ServiceState, to after: ServiceState, of people: [Impact.Movement], roles: RoleCatalog) {
        let rules = (before: SettledRules(before, roles: roles), after: SettledRules(after, roles: roles))
        self.init(
            of: people, policies: before.mailboxPolicies, roles: roles, writers: rules.before.profile.photoWritingRoles,
            comparesTwo: true,
            before: { rules.before.standing(on: $0, of: $1) }, after: { rules.after.standing(on: $0, of: $1) })
    }

    /// Shows what holds at the state's time and, with drafted settings, once those are in force.
    package init(now state: ServiceState, drafted: ServiceState?, of people: [Population], roles: RoleCatalog) {
        let answerer = Answerer(state: state, roles: roles)
        let rules = drafted.map { SettledRules($0, roles: roles) }
        func now(_ ability: Ability, _ facts: AccountFacts) -> Standing {
            Standing(answerer.answer(ability.request(by: facts)).outcome)
        }
        self.init(
            of: people.map(Impact.Movement.init(staying:)), policies: state.mailboxPolicies, roles: roles,
            writers: state.conditions.profile.photoWritingRoles, comparesTwo: rules != nil, before: now,
            after: { rules?.standing(on: $0, of: $1) ?? now($0, $1) })
    }

    private init(
        of movements: [Movement], policies: MailboxPolicies, roles: RoleCatalog, writers: RoleSet, comparesTwo: Bool,
        before: Asked, after: Asked
    ) {
        let movements = movements.filter { $0.before.isEnabled && $0.count > 0 }
        let known = movements.map { movement in
            Client.allCases.map { client in
                func change(forOthers: Bool) -> Change {
                    let ability = Ability(.update, forOthers: forOthers, via: client)
                    // Synchronisation writes only people's own photos, and only for synchronised accounts.
                    guard client != .directorySync || !forOthers && movement.before.isSynced else { return .never }
                    let was = before(ability, movement.before)
                    return Change(was, comparesTwo ? after(ability, movement.after) : was)
                }
                return Cell(own: change(forOthers: false), others: change(forOthers: true))
            }
        }
        let open = Client.allCases.indices.filter { client in known.contains { $0[client] != .nothing } }
        var order: [[Cell]] = []
        var members: [[Cell]: [Movement]] = [:]
        for (movement, cells) in zip(movements, known) {
            let shown = open.map { cells[$0] }
            if members[shown] == nil { order.append(shown) }
            members[shown, default: []].append(movement)
        }
        let groups = Impact.Group.all(writers: writers, roles: roles)
        let naming = PeopleNaming(policies, writers: writers, rows: members)
        let sorted = order.enumerated().sorted { left, right in
            let losses = (Self.losses(left.element), Self.losses(right.element))
            return losses.0 == losses.1 ? left.offset < right.offset : losses.0 > losses.1
        }
        rows = sorted.map { _, cells in
            Row(people: naming.people(of: members[cells] ?? [], in: groups), cells: cells)
        }
        clients = open.map { Client.allCases[$0] }
        self.comparesTwo = comparesTwo
    }

    /// Losses add and gains subtract, so rows of one kind stand together.
    private static func losses(_ cells: [Cell]) -> Int {
        cells.reduce(0) { sum, cell in
            [cell.own, cell.others].reduce(sum) { sum, change in
                switch (change.before, change.after) {
                case (.can, .cannot): sum + 100
                case (.cannot, .can): sum - 100
                case (.can, .can): sum + 1
                case (.cannot, .cannot), (.unsettled, _), (.unknown, _), (_, .unsettled), (_, .unknown): sum
                }
            }
        }
    }
}

extension AbilityGrid.Standing {
    fileprivate init(_ outcome: Answer.Outcome) {
        self =
            switch outcome {
            case .allowed: .can
            case .refused: .cannot
            case .unsettled: .unsettled
            case .unknown: .unknown
            }
    }
}

extension SettledRules {
    fileprivate func standing(on ability: Ability, of account: AccountFacts) -> AbilityGrid.Standing {
        allows(ability, to: account) ? .can : .cannot
    }
}
