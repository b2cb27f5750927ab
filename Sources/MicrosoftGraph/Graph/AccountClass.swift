import PhotoPolicy

/// The classes in which the directory is counted. Filters on equality only; members are counted as what is neither
/// guest nor synchronised, for old accounts have no user type.
enum AccountClass: Sendable, Hashable, CaseIterable {
    case enabled, enabledGuests, enabledSynced, enabledSyncedGuests
    case disabled, disabledGuests, disabledSynced, disabledSyncedGuests

    var filter: String {
        let state = isEnabled ? "accountEnabled eq true" : "accountEnabled eq false"
        let guest = isGuest ? " and userType eq 'Guest'" : ""
        return state + guest + (isSynced ? " and onPremisesSyncEnabled eq true" : "")
    }

    private var isEnabled: Bool {
        switch self {
        case .enabled, .enabledGuests, .enabledSynced, .enabledSyncedGuests: true
        default: false
        }
    }

    private var isGuest: Bool {
        switch self {
        case .enabledGuests, .enabledSyncedGuests, .disabledGuests, .disabledSyncedGuests: true
        default: false
        }
    }

    private var isSynced: Bool {
        switch self {
        case .enabledSynced, .enabledSyncedGuests, .disabledSynced, .disabledSyncedGuests: true
        default: false
        }
    }

    var traits: AccountTraits {
        var traits: AccountTraits = isEnabled ? .enabled : []
        if isGuest { traits.insert(.guest) }
        if isSynced { traits.insert(.synced) }
        return traits
    }

    /// The number and the first few of them: a page of a list that is also counted.
    var item: BatchItem {
        BatchItem(
            "/users?$filter=\(WireText.percentEncoded(filter))&$count=true&$top=20&$select=\(WireAccount.properties)",
            headers: [("ConsistencyLevel", "eventual")])
    }

    /// How many accounts have exactly these traits: those counted less those counted as more besides.
    func exactly(_ counts: [AccountClass: Int]) -> Int {
        func of(_ kind: AccountClass) -> Int { counts[kind] ?? 0 }
        switch self {
        case .enabled: return of(.enabled) - of(.enabledGuests) - of(.enabledSynced) + of(.enabledSyncedGuests)
        case .enabledGuests: return of(.enabledGuests) - of(.enabledSyncedGuests)
        case .enabledSynced: return of(.enabledSynced) - of(.enabledSyncedGuests)
        case .disabled: return of(.disabled) - of(.disabledGuests) - of(.disabledSynced) + of(.disabledSyncedGuests)
        case .disabledGuests: return of(.disabledGuests) - of(.disabledSyncedGuests)
        case .disabledSynced: return of(.disabledSynced) - of(.disabledSyncedGuests)
        case .enabledSyncedGuests, .disabledSyncedGuests: return of(self)
        }
    }
}
