import PhotoLanguage
import Terminal

/// What Tab offers: what the parser expects at the cursor, filled in with the names that exist.
struct Completer: Sendable {
    let knownNames: KnownNames
    let commands: CommandCompleter

    func complete(_ text: String, _ cursor: Int) -> Completion {
        let bytes = Array(text.utf8)
        let cursor = min(max(0, cursor), bytes.count)
        if CommandEntry.isCommand(text) {
            return commands.complete(String(decoding: bytes[..<cursor], as: UTF8.self))
        }
        // In the middle of a word it is not clear what would be completed.
        if cursor < bytes.count, WrittenName.isWord(String(decoding: bytes[cursor...cursor], as: UTF8.self)) {
            return Completion(replaced: 0, [])
        }
        let place = TypingPlace(in: bytes, cursor: cursor)
        var offers = offers(at: place, in: bytes)
        if offers.count == 1, cursor == bytes.count || bytes[cursor] != 0x20 {
            offers[0] = ended(offers[0], at: place, in: bytes)
        }
        return Completion(replaced: place.range.count, offers.map { Candidate($0.text, note: $0.note) })
    }

    /// Returns everything that may stand at a place, written as it would be inserted.
    func offers(at place: TypingPlace, in bytes: [UInt8]) -> [Offer] {
        let begun = String(decoding: bytes[place.range], as: UTF8.self)
        var offers: [Offer] = []
        switch place.begun {
        case .noWord: return []
        case .variable: offers = variables(place, bytes)
        case .string: return strings(place, WrittenName.value(ofBegun: begun))
        case .nothing, .word:
            offers = place.may.keywords.map { Offer($0.spelling, $0.note) }
            offers += names(place, begun)
            if place.begun == .nothing { offers += variables(place, bytes) + signs(place.may) }
        }
        return offers.filter { $0.begins(with: begun) }.withoutRepetition()
    }

    private func names(_ place: TypingPlace, _ begun: String) -> [Offer] {
        place.may.names.flatMap { name -> [Offer] in
            let isOperator = name.kind == .user && name.forms.contains(.word)
            let me = isOperator ? [Offer("me", knownNames.tenant.operatorName ?? "the operator")] : []
            return me + written(name.kind, begun, name.forms, place.may.keywords)
        }
    }

    private func written(
        _ kind: NameKind, _ begun: String, _ forms: NameForms, _ reserved: [Keyword]
    ) -> [Offer] {
        if kind == .scriptFile || kind == .photoFile {
            // A path is written in quotes: before the opening quote, no path has begun.
            return begun.isEmpty ? paths("") : []
        }
        return NameOffers(knownNames: knownNames, beginning: begun).names(kind).compactMap { offer in
            WrittenName.text(offer.text, in: forms, reserved: reserved).map {
                Offer($0, offer.note, aliases: offer.aliases + ($0 == offer.text ? [] : [offer.text]))
            }
        }
    }

    /// Returns what fits inside quotes: the names that may be quoted, and paths.
    private func strings(_ place: TypingPlace, _ value: String) -> [Offer] {
        place.may.names.filter { $0.forms.contains(.string) }.flatMap { name -> [Offer] in
            if name.kind == .scriptFile || name.kind == .photoFile { return paths(value) }
            return NameOffers(knownNames: knownNames, beginning: value).names(name.kind)
                .filter { $0.begins(with: value) }
                .map { Offer(WrittenName.quoted($0.text), $0.note, aliases: $0.aliases) }
        }.withoutRepetition()
    }

    /// Returns paths as strings; a folder's string is left open.
    private func paths(_ begun: String) -> [Offer] {
        FileOffers.paths(beginningWith: begun).map {
            let text = WrittenName.quoted($0.text)
            return Offer($0.text.hasSuffix("/") ? String(text.dropLast()) : text, $0.note)
        }
    }

    private func variables(_ place: TypingPlace, _ bytes: [UInt8]) -> [Offer] {
        guard place.may.names.contains(where: { $0.forms.contains(.variable) }) else { return [] }
        var offers = knownNames.variables.map { name, items in
            Offer("$" + name, items.map(\.text).joined(separator: ", "))
        }.sorted { $0.text < $1.text }
        // What this entry itself defines before the cursor.
        for name in Definitions.names(in: Array(bytes[..<place.range.lowerBound])) {
            offers.append(Offer("$" + name, "defined above"))
        }
        return offers
    }

    private func signs(_ may: Continuations) -> [Offer] {
        may.signs.compactMap { sign in
            switch sign {
            case .semicolon: Offer(";", "ends the statement")
            case .comma: Offer(",", "another one")
            case .equals: Offer("=", "its value")
            case .openBracket: Offer("[", "several")
            case .closeBracket: Offer("]", "ends the list")
            case .openBrace: Offer("{", "begins the block")
            case .closeBrace: Offer("}", "ends the block")
            default: nil
            }
        }
    }

    /// Returns an only candidate with a blank after it, unless the statement then lacks nothing but its `;`.
    private func ended(_ offer: Offer, at place: TypingPlace, in bytes: [UInt8]) -> Offer {
        let isOpenString = offer.text.hasPrefix("\"") && offer.text.hasSuffix("/")
        guard !isOpenString, offer.text != ";", offer.text != "[" else { return offer }
        let text = bytes[..<place.range.lowerBound] + Array(offer.text.utf8) + [0x20]
        let next = TypingPlace(in: Array(text), cursor: text.count).may
        guard !next.keywords.isEmpty || !next.names.isEmpty || next.signs.contains(.openBrace) else { return offer }
        if next.signs.contains(.closeBracket) { return offer }
        return Offer(offer.text + " ", offer.note)
    }
}

/// The variables that a text defines.
enum Definitions {
    static func names(in bytes: [UInt8]) -> [String] {
        let tree = SyntaxTree(parsing: Source(name: "", bytes: bytes))
        return tree.nodes.indices.filter {
            tree.nodes[$0].kind == .statement(.letDefinition) && $0 + 1 < tree.nodes.count
        }
        .map { tree.text(of: $0 + 1) }
    }
}

extension [Offer] {
    func withoutRepetition() -> [Offer] {
        var seen: Set<String> = []
        return filter { seen.insert($0.text).inserted }
    }
}
