/// The common forms of the command line, read before the option parser: that takes longer than all the rest of a short
/// run, for it looks at the options of every command. What is not plain is left to it, errors above all.
extension RunRequest {
    /// The request of `run`; nil when another command is named, or when an argument is none of those that are plain.
    init?(plain arguments: [String]) {
        guard var rest = Photopolicy.argumentsOfRun(arguments)?[...] else { return nil }
        self.init()
        while let argument = rest.popFirst() {
            if argument == "-" || !argument.hasPrefix("-") {
                files.append(argument)
            } else if !take(flag: argument) {
                guard let value = rest.popFirst(), !value.hasPrefix("-"), take(argument, value) else { return nil }
            }
        }
    }

    private mutating func take(flag: String) -> Bool {
        switch flag {
        case "--what-if": whatIf = true
        case "--read-only": changes.isReadOnly = true
        case "--no-init": noInit = true
        case "--detailed-exitcode": detailedExitcode = true
        case "--list-all": listAll = true
        default: return false
        }
        return true
    }

    private mutating func take(_ option: String, _ value: String) -> Bool {
        switch option {
        case "-c": statements.append(value)
        case "--simulate": tenant = .simulated(value)
        case "--save-tenant": saveTenant = value
        case "--define": define.append(value)
        case "--output":
            guard let form = OutputForm(rawValue: value) else { return false }
            output = form
        default: return false
        }
        return true
    }
}
