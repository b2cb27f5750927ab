import ArgumentParser

/// Which files scripts may name.
struct IncludeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder whose files scripts may include and show, beside the script's own; may stand several times.",
            valueName: "folder"))
    var includeFrom: [String] = []
}
