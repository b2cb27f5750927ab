/// Characters that word processors and web pages put in the place of plain ones.
enum Typography {
    /// The plain text that is meant.
    static let plain: [Unicode.Scalar: String] = [
        "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{201F}": "\"", "\u{00AB}": "\"", "\u{00BB}": "\"",
        "\u{2018}": "'", "\u{2019}": "'", "\u{00A0}": " ", "\u{202F}": " ", "\u{2007}": " ", "\u{3000}": " ",
        "\u{2009}": " ", "\u{FEFF}": "", "\u{200B}": "", "\u{FF1B}": ";", "\u{037E}": ";", "\u{FF0C}": ",",
        "\u{2013}": "-", "\u{2014}": "-", "\u{FF1D}": "=", "\u{FF3B}": "[", "\u{FF3D}": "]",
    ]

    /// `U+201C U+0041`, the first few.
    static func codePoints(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let shown = scalars.prefix(8).map { scalar in
            let hex = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        }
        return shown.joined(separator: " ") + (scalars.count > 8 ? " …" : "")
    }
}

/// Words that users of other tools type first.
enum Slip {
    static func help(_ word: String) -> String? {
        let word = word.lowercased()
        if let help = words[word] { return help }
        let verbs = ["get-", "set-", "new-", "remove-", "update-", "connect-", "disconnect-"]
        return verbs.contains { word.hasPrefix($0) }
            ? "this is no PowerShell; `show policy;` reads, `plan;` and `apply;` change" : nil
    }

    private static let words = [
        "quit": "at the prompt, `:quit` or Ctrl-D leaves", "exit": "at the prompt, `:quit` or Ctrl-D leaves",
        "help": "at the prompt, `:help` shows the language; `photopolicy --help` the commands",
        "force": "a guard is overridden by its name: `apply despite CODE;`",
        "-whatif": "`what if { … }` tries statements; `--what-if` a whole script",
        "connect-mggraph": "there is nothing to connect to: tenants are simulated unless said otherwise",
        "set": "settings are statements: `source cloud;`, `allow roles [UserAdmin];`",
        "if": "`what if { … }` tries statements out", "assert": "`expect …;` asserts",
    ]
}
