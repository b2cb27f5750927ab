/// The commands of the prompt: one table for what is recognised, completed, hinted at and listed by `:help`.
enum PromptCommand: String, CaseIterable, Sendable {
    case help, quit, open, edit, save, source, history, keep, run, keys, examples, timing, tour

    /// Returns the command with a name or its beginning; the first in order when several begin that way.
    static func named(_ name: String) -> PromptCommand? {
        guard !name.isEmpty else { return nil }
        return PromptCommand(rawValue: name) ?? allCases.first { $0.rawValue.hasPrefix(name.lowercased()) }
    }

    /// What follows the name.
    var arguments: String {
        switch self {
        case .help, .history: "[WORD]"
        case .open: "TENANT|--live|--profile NAME"
        case .save: "script|tenant FILE"
        case .source: "FILE"
        case .keep: "NAME"
        case .run: "[NAME]"
        case .keys, .examples, .quit, .edit, .timing, .tour: ""
        }
    }

    var summary: String {
        switch self {
        case .help: "the language; or a keyword, a role, a client, a code"
        case .quit: "leave; so does Ctrl-D on an empty line"
        case .open: "change to an embedded tenant, a tenant file, or a live tenant"
        case .edit: "the last statement in $VISUAL or $EDITOR; Ctrl-X Ctrl-E for the one being typed"
        case .save: "what was run, as a runbook; or the tenant as it is now"
        case .source: "run a file"
        case .history: "earlier entries; those with a word in them"
        case .keep: "keep the last statement under a name"
        case .run: "run what was kept under a name; without one, list the names"
        case .keys: "the keys of the line editor"
        case .examples: "statements for the usual jobs"
        case .timing: "show how long each entry takes, or stop showing it"
        case .tour: "a guided first session, about five minutes"
        }
    }

    var usage: String { arguments.isEmpty ? ":\(rawValue)" : ":\(rawValue) \(arguments)" }
}
