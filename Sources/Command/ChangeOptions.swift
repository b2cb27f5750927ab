import ArgumentParser

/// How changes of a live tenant are permitted.
struct ChangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Confirm changes of the live tenant of this id or verified domain beforehand; at a terminal you are asked.",
            valueName: "tenant"))
    var yes: String?

    @Flag(help: "Refuse every change before anything runs.")
    var readOnly = false
}
