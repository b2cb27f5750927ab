import Files
import Glibc
import Rendering
import Synchronization
import Text

/// What the prompt prints: at once if it fits the screen; otherwise it is kept, with everything after it, until the
/// entry ends, and then shown by the user's pager.
final class Printer: Sendable {
    private let kept = Mutex("")
    private let write: @Sendable (String) -> Void
    private let canPage: Bool
    private let isPaging = Mutex(true)

    init(mayPage: Bool, write: @escaping @Sendable (String) -> Void) {
        self.write = write
        canPage = mayPage && isTerminal(STDOUT_FILENO) && Pager.command != nil
    }

    func print(_ text: String) {
        let isKept = kept.withLock { kept in
            guard canPage, isPaging.withLock({ $0 }), !kept.isEmpty || !Self.fits(text) else { return false }
            kept += text
            return true
        }
        if !isKept { write(text) }
    }

    /// Sets whether long output goes through the pager from now on.
    func setPaging(_ isOn: Bool) { isPaging.withLock { $0 = isOn } }

    /// Shows what was kept.
    func flush() async {
        let text = kept.withLock { kept in
            defer { kept = "" }
            return kept
        }
        guard !text.isEmpty else { return }
        if await !Pager.show(text) { write(text) }
    }

    /// Whether a text is short enough for the screen or for scrolling back: at most one and a half screens.
    private static func fits(_ text: String) -> Bool {
        guard let size = windowSize(STDOUT_FILENO) else { return true }
        var rows = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            // A line has at least as many bytes as cells: only a line that may wrap is measured.
            let cells = line.count <= size.columns ? line.count : cells(String(Substring(line)))
            rows += max(1, (cells + size.columns - 1) / size.columns)
            if rows > size.rows + size.rows / 2 { return false }
        }
        return true
    }

    /// Returns the cells of a line, not counting colour sequences.
    private static func cells(_ line: String) -> Int {
        var cells = 0
        var isSequence = false
        for scalar in line.unicodeScalars {
            if isSequence {
                isSequence = scalar != "m"
            } else if scalar == "\u{1B}" {
                isSequence = true
            } else {
                cells += DisplayWidth.columns(of: scalar)
            }
        }
        return cells
    }
}
