import PhotoPolicy

/// A class of accounts that the directory counts: those with these traits, whatever other traits they have. Filters
/// test equality only; members are counted as neither guest nor synchronised, because old accounts have no user type.
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

    /// The request for their number and the first few: a page of a counted list.
    var item: BatchItem {
        BatchItem(
            "/users?$filter=\(WireText.percentEncoded(filter))&$count=true&$top=20&$select=\(WireAccount.properties)",
            headers: [("ConsistencyLevel", "eventual")])
    }

    /// Returns how many accounts have exactly these traits: the count, less those with one more trait, plus those with
    /// both, which were subtracted twice.
    func exactly(_ counts: [AccountClass: Int]) -> Int {
        Self.countedBesides.filter { $0.isDisjoint(with: traits) }.reduce(0) { sum, more in
            let isOdd = more == .guest || more == .synced
            return sum + (isOdd ? -1 : 1) * (counts[AccountClass(traits: traits.union(more))] ?? 0)
        }
    }
}
