import Dispatch
import Files
import Synchronization

/// The history on its way from its file, on a thread of its own: what else a prompt needs is made ready meanwhile.
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

    /// Waits for it; to be called once.
    func take() -> HistoryFile {
        isRead.wait()
        return file.withLock { $0.take() } ?? HistoryFile(path: nil)
    }
}
