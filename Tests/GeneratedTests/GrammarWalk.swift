/// Walks a grammar at random and writes down what it passes, which is a text that the grammar admits.
struct GrammarWalk {
    let grammar: GrammarNotation
    /// The possible texts for each terminal.
    let terminals: [String: [String]]
    var chance: Chance
    private var words: [String] = []
    private var depth = 0

    init(_ grammar: GrammarNotation, terminals: [String: [String]], seed: Int) {
        self.grammar = grammar
        self.terminals = terminals
        chance = Chance(seed: seed)
    }

    /// Returns a text for a rule, its words separated by blanks, line ends and comments as the language permits.
    mutating func text(of rule: String) throws -> String {
        words = []
        try walk(rule: rule, nil)
        var text = ""
        for word in words {
            text += word
            text += separator(after: word)
        }
        return text
    }

    private mutating func walk(_ phrase: GrammarNotation.Phrase, _ argument: String?) throws {
        switch phrase {
        case .literal(let word): words.append(inAnyCase(word))
        case .sequence(let phrases): for phrase in phrases { try walk(phrase, argument) }
        case .choice(let phrases): try walk(chance.pick(phrases), argument)
        case .optional(let phrase): if chance.one(in: 50) { try walk(phrase, argument) }
        case .repeated(let phrase):
            for _ in 0..<chance.number(0...max(0, 4 - depth)) { try walk(phrase, argument) }
        case .name("x", _):
            guard let argument else { throw GrammarNotation.Fault(message: "an x that nothing stands for") }
            try walk(rule: argument, nil)
        case .name(let name, let own): try walk(rule: name, own == "x" ? argument : own)
        }
    }

    private mutating func walk(rule name: String, _ argument: String?) throws {
        if let phrase = grammar.rules[name] {
            depth += name == "block" ? 1 : 0
            try walk(phrase, argument)
            depth -= name == "block" ? 1 : 0
        } else if let values = terminals[name] {
            words.append(chance.pick(values))
        } else {
            throw GrammarNotation.Fault(message: "neither a rule nor a terminal: \(name)")
        }
    }

    private mutating func inAnyCase(_ word: String) -> String {
        switch chance.number(0...9) {
        case 0: word.uppercased()
        case 1: word.lowercased()
        default: word
        }
    }

    private mutating func separator(after word: String) -> String {
        switch chance.number(0...19) {
        case 0: "\n"
        case 1: "\r\n\t"
        case 2: " # a comment; \"not\" { code\n"
        case 3: "  "
        case 4 where ";[]{},=".contains(word): ""
        default: word == ";" ? "\n" : " "
        }
    }
}
