import Dispatch
import Files
import Synchronization

/// The history while a separate thread reads it from its file, as the rest of the prompt gets ready.
package final class HistoryReading: Sendable {
    private let file = Mutex<HistoryFile?>(nil)
    private let isRead = DispatchSemaphore(value: 0)

    /// - Parameter path: the file that keeps the entries; nil to keep none.
    package init(path: String?) {
        startThread { [self] in
            let file = HistoryFile(path: path)
            self.file.withLock { $0 = file }
            isRead.signal()
        }
    }

    /// Waits for the history; to be called once.
    func take() -> HistoryFile {
        isRead.wait()
        return file.withLock { $0.take() } ?? HistoryFile(path: nil)
    }
}
