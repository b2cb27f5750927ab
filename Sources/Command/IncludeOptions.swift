import ArgumentParser
import Files

struct IncludeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder whose files scripts may include and show, beside the script's own; may stand several times.",
            valueName: "folder"))
    var includeFrom: [String] = []

    func validate() throws {
        for folder in includeFrom where !isFolder(folder) {
            throw ValidationError("--include-from: there is no folder \"\(folder)\"")
        }
    }
}
