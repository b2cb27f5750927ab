import PhotoPolicy

/// A class in which the directory is counted: accounts with these traits, whatever others they have besides. Filters on
/// equality only; members are counted as what is neither guest nor synchronised, for old accounts have no user type.
struct AccountClass: Sendable, Hashable {
    let traits: AccountTraits

    private static let countedBesides: [AccountTraits] = [[], .guest, .synced, [.guest, .synced]]

    static let all: [AccountClass] = [.enabled, []].flatMap { (state: AccountTraits) in
        countedBesides.map { AccountClass(traits: state.union($0)) }
    }

    var filter: String {
        let state = traits.contains(.enabled) ? "accountEnabled eq true" : "accountEnabled eq false"
        let guest = traits.contains(.guest) ? " and userType eq 'Guest'" : ""
        return state + guest + (traits.contains(.synced) ? " and onPremisesSyncEnabled eq true" : "")
    }

    /// The number and the first few of them: a page of a list that is also counted.
    var item: BatchItem {
        BatchItem(
            "/users?$filter=\(WireText.percentEncoded(filter))&$count=true&$top=20&$select=\(WireAccount.properties)",
            headers: [("ConsistencyLevel", "eventual")])
    }

    /// How many accounts have exactly these traits: those counted less those counted as more besides, where what is
    /// both was taken away twice.
    func exactly(_ counts: [AccountClass: Int]) -> Int {
        Self.countedBesides.filter { $0.isDisjoint(with: traits) }.reduce(0) { sum, more in
            let isOdd = more == .guest || more == .synced
            return sum + (isOdd ? -1 : 1) * (counts[AccountClass(traits: traits.union(more))] ?? 0)
        }
    }
}
