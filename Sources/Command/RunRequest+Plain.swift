/// Reads the common forms of the command line before the option parser, which looks at the options of every command and
/// takes longer than all the rest of a short run. It still handles everything else, above all errors.
extension RunRequest {
    /// Reads the request of `run`; nil if another command is named or an argument is not a plain one.
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
