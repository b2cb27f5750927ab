extension JSONValue {
    /// The value as JSON for people: what holds only plain values is on one line, everything else has a line for each
    /// value, indented by two spaces.
    package var layout: String {
        var text = ""
        write(to: &text, indent: "\n")
        return text
    }

    /// - Parameter indent: a line feed and the spaces before each line of the value.
    private func write(to text: inout String, indent: String) {
        switch self {
        case .array(let elements):
            JSONValue.write(elements.map { ("", $0) }, in: ("[", "]"), to: &text, indent: indent)
        case .object(let object):
            let items = object.members.map { (JSONValue.string($0.key).text + ": ", $0.value) }
            JSONValue.write(items, in: ("{", "}"), to: &text, indent: indent)
        default: write(to: &text)
        }
    }

    private static func write(
        _ items: [(label: String, value: JSONValue)], in brackets: (open: String, close: String), to text: inout String,
        indent: String
    ) {
        let isOneLine = items.allSatisfy(\.value.isPlain)
        let inner = indent + "  "
        text += brackets.open
        for (index, item) in items.enumerated() {
            if index > 0 { text += isOneLine ? ", " : "," }
            if !isOneLine { text += inner }
            text += item.label
            item.value.write(to: &text, indent: inner)
        }
        if !isOneLine { text += indent }
        text += brackets.close
    }

    private var isPlain: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let object): object.members.isEmpty
        default: true
        }
    }
}
