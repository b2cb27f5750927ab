#if Network
import ArgumentParser
import Files
import Glibc
import GraphSimulator
import OrderedJSON

/// Where the access log of `serve` goes.
struct LogOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Flag(help: "Keep no access log.")
    var quiet = false

    @Option(help: ArgumentHelp("Append the access log to this file instead of standard error.", valueName: "file"))
    var log: String?

    @Option(
        help: ArgumentHelp(
            "How the access log is written: text, or json with an object for each line.", valueName: "format"))
    var logFormat = Format.text

    @Option(
        help: ArgumentHelp(
            "When it ends, write to this file which permissions the requests seen needed at least, beside those granted, "
                + "and what Microsoft asks of clients that they did not do; as JSON when its name ends in .json.",
            valueName: "file"))
    var report: String?

    func validate() throws {
        guard !quiet || log == nil else { throw ValidationError("--quiet and --log exclude each other") }
    }

    func write(_ made: RequestReport) throws(FileError) {
        guard let report else { return }
        try replaceFile(at: report, with: Array((report.hasSuffix(".json") ? made.json.text + "\n" : made.text).utf8))
    }

    /// Opens the access log; returns nil if none is wanted.
    func open() throws -> AccessLog? {
        if quiet { return nil }
        return AccessLog(
            to: try log.map { path in try openAppending(at: path) } ?? STDERR_FILENO,
            logFormat == .json ? .json : .text)
    }
}
#endif
