/// A set of directory roles as bits: one for each role of a tenant's `RoleCatalog`, at most 256.
package struct RoleSet: Sendable, Hashable {
    private var low: UInt128 = 0
    private var high: UInt128 = 0

    package init() {}

    package init(_ roles: some Sequence<RoleIndex>) {
        for role in roles { insert(role) }
    }

    package var isEmpty: Bool { low == 0 && high == 0 }

    package var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

    package func contains(_ role: RoleIndex) -> Bool {
        (role.rawValue < 128 ? low >> UInt128(role.rawValue) : high >> UInt128(role.rawValue - 128)) & 1 == 1
    }

    package mutating func insert(_ role: RoleIndex) {
        if role.rawValue < 128 {
            low |= 1 << UInt128(role.rawValue)
        } else {
            high |= 1 << UInt128(role.rawValue - 128)
        }
    }

    package mutating func remove(_ role: RoleIndex) {
        self = subtracting(RoleSet([role]))
    }

    package func intersects(_ other: RoleSet) -> Bool { low & other.low != 0 || high & other.high != 0 }

    package func union(_ other: RoleSet) -> RoleSet {
        var result = self
        result.low |= other.low
        result.high |= other.high
        return result
    }

    package func intersection(_ other: RoleSet) -> RoleSet {
        var result = self
        result.low &= other.low
        result.high &= other.high
        return result
    }

    package func subtracting(_ other: RoleSet) -> RoleSet {
        var result = self
        result.low &= ~other.low
        result.high &= ~other.high
        return result
    }

    /// The members in the catalogue's order.
    package var members: [RoleIndex] {
        var members: [RoleIndex] = []
        members.reserveCapacity(count)
        for (bits, offset) in [(low, 0), (high, 128)] {
            var rest = bits
            while rest != 0 {
                members.append(RoleIndex(rawValue: UInt8(offset + rest.trailingZeroBitCount)))
                rest &= rest - 1
            }
        }
        return members
    }
}

/// A role's place in its tenant's `RoleCatalog`.
package struct RoleIndex: Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }
}
