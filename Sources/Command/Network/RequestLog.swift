#if Network
import Logging
import Rendering
import Text

/// The requests of a live session, one line each on standard error. Services and proxies supply parts of the text, so
/// it must not be able to control the terminal.
struct RequestLog: LogHandler {
    var logLevel = Logger.Level.critical
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        Output.error.write("request: \(Visible.text("\(event.message)\(facts)"))\n")
    }
}
#endif
