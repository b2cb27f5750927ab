/// Words that users of other tools type first.
package enum Slip {
    /// What to write instead; nil for any other word.
    package static func help(_ word: String) -> String? {
        let word = word.lowercased()
        if let help = words[word] { return help }
        let verbs = ["get-", "set-", "new-", "remove-", "update-", "connect-", "disconnect-", "invoke-"]
        return verbs.contains { word.hasPrefix($0) }
            ? "this is no PowerShell; `show policy;` reads, `plan;` and `apply;` change" : nil
    }

    private static let words = [
        "quit": "at the prompt, `:quit` or Ctrl-D leaves", "exit": "at the prompt, `:quit` or Ctrl-D leaves",
        "help": "at the prompt, `:help` shows the language; `photopolicy --help` the commands",
        "force": "a guard is overridden by its name: `apply despite CODE;`",
        "-force": "a guard is overridden by its name: `apply despite CODE;`",
        "--force": "a guard is overridden by its name: `apply despite CODE;`",
        "-whatif": "`what if { … }` tries statements; `--what-if` a whole script; `plan;` shows what `apply` would do",
        "-confirm":
            "nothing is asked in a simulation; `apply` to a live tenant asks for its name, and scripts give it as `--yes`",
        "connect-mggraph": "there is nothing to connect to: tenants are simulated unless said otherwise",
        "clear": "at the prompt, Ctrl-L clears the screen", "cls": "at the prompt, Ctrl-L clears the screen",
        "undo": "`rollback;` takes the last apply back, `discard;` the draft",
        "set": "settings are statements: `source cloud;`, `allow roles [UserAdmin];`",
        "get": "`show policy;` and other `show` statements read",
        "if": "`what if { … }` tries statements out", "assert": "`expect …;` asserts",
        "select": "`who can update own photo;` lists accounts, `show users;` all of them",
    ]
}
