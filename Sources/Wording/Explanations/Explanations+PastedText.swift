import PhotoLanguage

extension Explanations {
    /// Returns what a text begins with, if it was pasted from elsewhere.
    static func pasted(_ text: String) -> PastedText? {
        let bytes = Array(text.utf8.prefix(100_000))
        return bytes.firstIndex { $0 > 0x20 }.flatMap { PastedText(in: bytes, at: $0) }
    }

    /// Returns the page on the innermost code of an error's body that has a page.
    static func pageOfPastedError(in text: String) -> ExplanationPage? {
        let codes = pasted(text)?.codes.map(normalised) ?? []
        return codes.reversed().lazy.compactMap { code in
            pages.first { ([$0.code] + $0.aliases).contains { normalised($0) == code } }
        }.first
    }

    /// Returns what a support case asks for: the service's own id of the request.
    static func requestID(in text: String) -> String? {
        let flat = text.filter { $0 != "\\" && $0 != "\"" }
        let ids = ["request-id:", "requestId:"].compactMap { name in
            flat.firstRange(of: name).map { flat[$0.upperBound...].drop { $0 == " " } }
        }
        return ids.map { String($0.prefix { $0.isHexDigit || $0 == "-" }) }.first { !$0.isEmpty }
    }

    /// Returns the page with the longest name that is a whole word of a text. Words of everyday English do not count,
    /// or a pasted sentence with *plan* in it would find a page.
    static func pageNamed(in text: String) -> ExplanationPage? {
        let text = Array(text.utf8.prefix(100_000))
        var best: (length: Int, page: ExplanationPage)?
        for page in pages {
            for name in [page.code] + page.aliases where isDistinctive(name) {
                let bytes = Array(normalised(name).utf8)
                if bytes.count > best?.length ?? 0, containsWord(bytes, in: text) { best = (bytes.count, page) }
            }
        }
        return best?.page
    }

    /// Returns lower case with straight quotation marks, runs of white space as one space, and none at the ends.
    static func normalised(_ text: String) -> String {
        var result = ""
        var isSpacePending = false
        for scalar in text.unicodeScalars.prefix(100_000) {
            if scalar.properties.isWhitespace {
                isSpacePending = !result.isEmpty
                continue
            }
            if isSpacePending { result += " " }
            isSpacePending = false
            switch scalar {
            case "\u{2018}", "\u{2019}": result += "'"
            case "\u{201C}", "\u{201D}": result += "\""
            default: result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }

    private static func isDistinctive(_ name: String) -> Bool {
        // The name of a service profile looks like the beginning of a date.
        !name.allSatisfy { $0.isNumber || $0 == "-" }
            && (name.contains { $0 == "-" || $0 == "_" || $0 == " " || $0 == "." || $0.isNumber }
                || name.dropFirst().contains(where: \.isUppercase))
    }

    private static func containsWord(_ word: [UInt8], in text: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= text.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == first {
            let end = start + word.count
            guard text[start..<end].elementsEqual(word) else { continue }
            let startsInside = start > 0 && isWordByte(text[start - 1])
            let endsInside = end < text.count && isWordByte(text[end])
            if !startsInside, !endsInside { return true }
        }
        return false
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
