extension Keyword {
    /// Every keyword by its letters.
    static let table = Table()

    /// Open addressing: at most a third full, so most lookups find their slot at once.
    struct Table: Sendable {
        private static let size = 256
        private var entries = [(key: Key, keyword: Keyword)](repeating: (Key(), .none), count: size)

        fileprivate init() {
            for keyword in allCases where keyword != .none {
                guard let key = Key(Array(keyword.spelling.utf8).span) else { continue }
                var slot = key.slot
                while entries[slot].keyword != .none { slot = (slot + 1) & (Self.size - 1) }
                entries[slot] = (key, keyword)
            }
        }

        /// The keyword that a word spells, in any letter case; `.none` when it spells none.
        func keyword(_ word: Span<UInt8>) -> Keyword {
            guard let key = Key(word) else { return .none }
            var slot = key.slot
            while true {
                let entry = entries[slot]
                if entry.key == key { return entry.keyword }
                if entry.keyword == .none { return .none }
                slot = (slot + 1) & (Self.size - 1)
            }
        }
    }

    /// A word's first and last letters in lower case, overlapping, and its length: together they identify the word.
    ///
    /// Of the bytes that words may contain, only letters become letters when the lower-case bit is set.
    private struct Key: Equatable {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        var count = 0

        init() {}

        /// Nil for a word too long or too short to be a keyword.
        init?(_ word: Span<UInt8>) {
            let bytes = word.bytes
            count = bytes.byteCount
            switch count {
            case 2...3:
                head = UInt64(bytes.unsafeLoadUnaligned(as: UInt16.self) | 0x2020)
                tail = UInt64(bytes.unsafeLoadUnaligned(fromByteOffset: count - 2, as: UInt16.self) | 0x2020)
            case 4...7:
                head = UInt64(bytes.unsafeLoadUnaligned(as: UInt32.self) | 0x2020_2020)
                tail = UInt64(bytes.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self) | 0x2020_2020)
            case 8...16:
                head = bytes.unsafeLoadUnaligned(as: UInt64.self) | 0x2020_2020_2020_2020
                tail =
                    bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self) | 0x2020_2020_2020_2020
            default: return nil
            }
        }

        var slot: Int {
            Int(truncatingIfNeeded: ((head ^ tail &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93) >> 56)
        }
    }
}
