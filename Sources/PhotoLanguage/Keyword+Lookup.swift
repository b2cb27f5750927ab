extension Keyword {
    /// The keyword that some bytes spell, in any letter case; `.none` when they spell none.
    static func lookup(_ bytes: ArraySlice<UInt8>) -> Keyword {
        guard let key = Key(bytes) else { return .none }
        var slot = key.slot
        while true {
            let entry = table[slot]
            if entry.key == key { return entry.keyword }
            if entry.keyword == .none { return .none }
            slot = (slot + 1) & (tableSize - 1)
        }
    }

    private static let tableSize = 256

    /// Open addressing: at most a third full, so that most looks find their slot at once.
    private static let table: [(key: Key, keyword: Keyword)] = {
        var table = [(key: Key, keyword: Keyword)](repeating: (Key(), .none), count: tableSize)
        for keyword in allCases where keyword != .none {
            guard let key = Key(Array(keyword.spelling.utf8)[...]) else { continue }
            var slot = key.slot
            while table[slot].keyword != .none { slot = (slot + 1) & (tableSize - 1) }
            table[slot] = (key, keyword)
        }
        return table
    }()

    /// The letters of a word in lower case, packed; no keyword has more than 16.
    private struct Key: Equatable {
        var first: UInt64 = 0
        var second: UInt64 = 0

        init() {}

        init?(_ bytes: ArraySlice<UInt8>) {
            guard bytes.count <= 16 else { return nil }
            for byte in bytes {
                let letter = UInt64(byte | 0x20)
                guard letter >= 0x61, letter <= 0x7A, byte >= 0x41 else { return nil }
                second = second << 8 | first >> 56
                first = first << 8 | letter
            }
        }

        var slot: Int {
            Int(truncatingIfNeeded: ((first ^ second &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93) >> 56)
        }
    }
}
