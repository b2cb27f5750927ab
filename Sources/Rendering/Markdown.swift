import Text

/// Text for Markdown as GitHub and Azure DevOps render it.
package enum Markdown {
    /// Escapes every character that means something in Markdown or HTML, and makes invisible ones visible.
    package static func escaped(_ text: String) -> String {
        var result = ""
        // By scalars: a combining mark after one of these makes another character of it, but the same bytes.
        for scalar in Visible.text(text).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#": result += "\\" + String(scalar)
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A fenced block; the fence is longer than any run of backticks inside.
    package static func block(_ text: String, language: String = "") -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == 0x60 ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\(language)\n\(Visible.lines(text))\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }
}

extension Table {
    /// The table in Markdown.
    package var markdown: String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        var text = line(columns.map { Markdown.escaped($0.title) })
        text += line(columns.indices.map { isRight($0) ? "---:" : "---" })
        for row in rows { text += line(row.map { Markdown.escaped($0.text) }) }
        return text
    }
}
