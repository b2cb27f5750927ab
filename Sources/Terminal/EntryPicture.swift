import Files
import Text

/// An entry as it appears on the screen: prompts, colours, a hint, the candidates of a completion.
struct EntryPicture {
    let contents: EditBuffer.Contents
    let size: WindowSize
    let handlers: EditorHandlers
    let usesColour: Bool
    /// Whether it answers a question and is not a statement: no colours, no hint, no continuation.
    let isAnswer: Bool
    let prompt: String
    let promptStyle: Style
    let search: Search?
    let cycle: CompletionCycle?

    /// - Parameter isLast: whether it stays on the screen, without what only helps while typing.
    func frame(isLast: Bool) -> Frame {
        let layout = layout(isLast: isLast)
        guard let layout, let cycle, !isLast else { return layout?.frame ?? folded }
        var frame = layout.frame
        frame.rows += cycle.rows(most: size.rows - frame.rows.count, columns: size.columns, colour: usesColour)
        return frame
    }

    /// Whether the entry is taller than the screen and is shown folded.
    var isFolded: Bool { layout(isLast: true) == nil }

    private var lines: [ArraySlice<Unicode.Scalar>] {
        contents.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Nil when it is taller than the screen: as many lines as rows cannot fit, whatever their length.
    private func layout(isLast: Bool) -> Layout? {
        let lines = lines
        guard lines.count < size.rows else { return nil }
        let layout = drawn(lines, isLast: isLast)
        return layout.frame.rows.count < size.rows ? layout : nil
    }

    private func drawn(_ lines: [ArraySlice<Unicode.Scalar>], isLast: Bool) -> Layout {
        var layout = begun
        let text = contents.string
        let missing = isAnswer || lines.count == 1 ? [] : handlers.missingAtLineEnds(text)
        let styles = styleOfBytes(text)
        var offset = 0
        for (index, line) in lines.enumerated() {
            if index > 0 {
                offset += 1
                layout.newRow()
                let prompt = isAnswer ? "" : handlers.continuation(index <= missing.count ? missing[index - 1] : "")
                layout.add(prompt, style: usesColour ? Style.muted.parameters : "")
            }
            let start = layout.width
            for place in line.indices {
                if place == contents.cursor { layout.placeCursor() }
                layout.add(line[place], style: styles?[offset] ?? "", lineStart: start)
                offset += UTF8.width(line[place])
            }
            if line.endIndex == contents.cursor { layout.placeCursor() }
        }
        layout.set("")
        if !isLast, search == nil, cycle == nil, contents.cursor == contents.text.count { addHint(text, &layout) }
        return layout
    }

    /// A layout with only the prompt.
    private var begun: Layout {
        var layout = Layout(columns: size.columns)
        layout.add(search?.prompt ?? prompt, style: usesColour && search == nil ? promptStyle.parameters : "")
        return layout
    }

    private func addHint(_ text: String, _ layout: inout Layout) {
        guard usesColour, !isAnswer, let hint = handlers.hint?(text, contents.cursorOffset) else { return }
        let room = size.columns - layout.width - 1
        let shown = visible(hint, cells: Int.max / 2)
        guard shown.width > 0, shown.width <= room else { return }
        layout.add(hint, style: Style.hint.parameters)
    }

    /// The colour of each UTF-8 byte of the text.
    private func styleOfBytes(_ text: String) -> [String]? {
        guard usesColour, !isAnswer, let colour = handlers.colour else { return nil }
        var styles = [String](repeating: "", count: text.utf8.count)
        for span in colour(text) {
            for place in span.range.clamped(to: 0..<styles.count) { styles[place] = span.style.parameters }
        }
        return styles
    }

    /// One row for an entry that the screen cannot hold: how many lines, and the last of them, which can be continued.
    private var folded: Frame {
        let lines = lines
        var layout = begun
        layout.add("[\(lines.count) lines] ")
        layout.add(visible(String(scalars: lines.last ?? []), cells: max(0, size.columns - layout.width - 1)).text)
        layout.placeCursor()
        return layout.frame
    }
}
