extension EditSession {
    /// Draws the entry as it stands; the last time without what only helps while typing.
    func draw(isLast: Bool = false) {
        let contents = buffer.contents
        let lines = contents.text.split(separator: "\n", omittingEmptySubsequences: false)
        let most = screen.size.rows
        // As many lines as rows cannot fit, whatever their length: the layout need not even be tried.
        var layout = lines.count >= most ? nil : drawn(contents, lines, isLast: isLast)
        if let frame = layout?.frame, frame.rows.count >= most { layout = nil }
        var frame = layout?.frame ?? folded(lines)
        if let cycle, layout != nil, !isLast {
            frame.rows += cycle.rows(most: most - frame.rows.count, columns: screen.size.columns, colour: usesColour)
        }
        screen.show(frame)
    }

    /// Whether the entry is taller than the screen and stands folded.
    var isFolded: Bool {
        let contents = buffer.contents
        let lines = contents.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count < screen.size.rows else { return true }
        return drawn(contents, lines, isLast: true).frame.rows.count >= screen.size.rows
    }

    private func drawn(
        _ contents: EditBuffer.Contents, _ lines: [ArraySlice<Unicode.Scalar>], isLast: Bool
    ) -> Layout {
        var layout = Layout(columns: screen.size.columns)
        layout.add(search?.prompt ?? prompt, style: usesColour && search == nil ? promptStyle.parameters : "")
        let missing = isAnswer || lines.count == 1 ? [] : handlers.missingAtLineEnds(contents.string)
        let styles = styleOfBytes(contents)
        var offset = 0
        for (index, line) in lines.enumerated() {
            if index > 0 {
                offset += 1
                layout.newRow()
                let prompt = isAnswer ? "" : handlers.continuation(index <= missing.count ? missing[index - 1] : "")
                layout.add(prompt, style: usesColour ? "2" : "")
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
        if !isLast, search == nil, cycle == nil, contents.cursor == contents.text.count { addHint(contents, &layout) }
        return layout
    }

    private func addHint(_ contents: EditBuffer.Contents, _ layout: inout Layout) {
        guard usesColour, !isAnswer, let hint = handlers.hint?(contents.string, contents.cursorOffset) else { return }
        let room = screen.size.columns - layout.width - 1
        let shown = visible(hint, cells: Int.max / 2)
        guard shown.width > 0, shown.width <= room else { return }
        layout.add(hint, style: "90")
    }

    /// The colour of each UTF-8 byte of the text.
    private func styleOfBytes(_ contents: EditBuffer.Contents) -> [String]? {
        guard usesColour, !isAnswer, let colour = handlers.colour else { return nil }
        let text = contents.string
        var styles = [String](repeating: "", count: text.utf8.count)
        for span in colour(text) {
            for place in span.range.clamped(to: 0..<styles.count) { styles[place] = span.style.parameters }
        }
        return styles
    }

    /// One row for an entry that the screen cannot hold: how many lines, and the last of them, which can be typed on.
    private func folded(_ lines: [ArraySlice<Unicode.Scalar>]) -> Frame {
        var layout = Layout(columns: screen.size.columns)
        layout.add(search?.prompt ?? prompt, style: usesColour && search == nil ? promptStyle.parameters : "")
        layout.add("[\(lines.count) lines] ")
        var tail = String.UnicodeScalarView()
        tail.append(contentsOf: lines.last ?? [])
        layout.add(visible(String(tail), cells: max(0, screen.size.columns - layout.width - 1)).text)
        layout.placeCursor()
        return layout.frame
    }
}
