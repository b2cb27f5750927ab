/// Letters of other alphabets that look like ASCII letters.
enum LookAlikes {
    static let plain: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs: [(strange: String, plain: String)] = [
            // Cyrillic, then Greek.
            ("\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{456}\u{458}\u{455}\u{501}\u{4BB}", "aeopcyxijsdh"),
            ("\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{425}", "ABEKMHOPCTX"),
            ("\u{3B1}\u{3BF}\u{3BD}\u{3C1}\u{3B9}\u{3BA}", "aovpik"),
            ("\u{391}\u{392}\u{395}\u{396}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}", "ABEZHIKMNOPT"),
        ]
        var plain: [Unicode.Scalar: Unicode.Scalar] = [:]
        for pair in pairs {
            for (stranger, letter) in zip(pair.strange.unicodeScalars, pair.plain.unicodeScalars) {
                plain[stranger] = letter
            }
        }
        // Full-width letters.
        for value in UInt32(0xFF21)...0xFF5A {
            if let wide = Unicode.Scalar(value), let letter = Unicode.Scalar(value - 0xFEE0) { plain[wide] = letter }
        }
        return plain
    }()
}
