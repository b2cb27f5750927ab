#if Network
import Files
import Glibc
import GraphSimulator
import OrderedJSON
import Synchronization

/// Log lines for a descriptor that may not be read: adding a line never waits. A separate thread writes them; lines
/// that do not fit are dropped, and their number is written when the log continues.
final class AccessLog: Sendable {
    enum Format { case text, json }

    private struct Waiting {
        var text = ""
        var dropped = 0
        var isEnded = false
    }

    private let waiting = Mutex(Waiting())
    private let descriptor: Int32
    private let format: Format
    private let finished = Mutex(false)

    /// Bytes that may wait before lines are dropped.
    private static let room = 4 << 20

    init(to descriptor: Int32, _ format: Format) {
        self.descriptor = descriptor
        self.format = format
        startThread { [self] in
            writeUntilEnded()
            finished.withLock { $0 = true }
        }
    }

    func add(_ request: SeenRequest) {
        let json = format == .json ? request.json.text : nil
        waiting.withLock { waiting in
            guard waiting.text.utf8.count < Self.room else { return waiting.dropped += 1 }
            if let json { waiting.text += json } else { Self.write(request, to: &waiting.text) }
            waiting.text += "\n"
        }
    }

    /// Ends the log; waits at most a second for remaining lines to be written.
    func end() {
        waiting.withLock { $0.isEnded = true }
        for _ in 0..<100 where !finished.withLock({ $0 }) { usleep(10_000) }
    }

    private static func write(_ request: SeenRequest, to text: inout String) {
        text += request.timestamp
        text += " "
        text += request.method
        text += " "
        text += request.path
        text += " "
        text += String(request.status)
        text += " "
        text += String(request.microseconds)
        text += "us request-id="
        text += request.requestID
        text += " client-request-id="
        text += request.clientRequestID
        if let refusal = request.wouldRefuse { text += " would-refuse=\(refusal)" }
    }

    /// Writes four times a second: one system call per line would cost more than answering a request.
    private func writeUntilEnded() {
        while true {
            let (text, dropped, isEnded) = waiting.withLock { waiting in
                let taken = (waiting.text, waiting.dropped, waiting.isEnded)
                waiting.text = ""
                waiting.text.reserveCapacity(taken.0.utf8.count)
                waiting.dropped = 0
                return taken
            }
            write(text)
            if dropped > 0 { write(notice(dropped)) }
            if isEnded { return }
            usleep(250_000)
        }
    }

    private func notice(_ dropped: Int) -> String {
        switch format {
        case .text: "(\(dropped) lines of the log were dropped: nobody read them in time)\n"
        case .json: (["dropped": .int(dropped)] as JSONObject).text + "\n"
        }
    }

    private func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                if count < 0, errno == EAGAIN {
                    // The descriptor was made non-blocking, and its reader is slow.
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, 100)
                    if waiting.withLock({ $0.isEnded }) { return }
                } else if count < 0, errno != EINTR {
                    return
                }
                offset += max(0, count)
            }
        }
    }
}
#endif
