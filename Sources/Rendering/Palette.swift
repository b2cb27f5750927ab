import Text

/// The value of `--color`.
package enum ColourChoice: String, Sendable, CaseIterable {
    case auto
    case always
    case never

    /// Returns whether to colour the output to one stream.
    ///
    /// The flag takes precedence over the environment, `NO_COLOR` (when not empty) over `CLICOLOR_FORCE`.
    package func isOn(environment: [String: String], isTerminal: Bool) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if let no = environment["NO_COLOR"], !no.isEmpty { return false }
        if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
        guard isTerminal, environment["CLICOLOR"] != "0" else { return false }
        let terminal = environment["TERM"] ?? ""
        return !terminal.isEmpty && terminal != "dumb"
    }
}

/// Paints text, or leaves it plain.
package struct Palette: Sendable, Hashable {
    package let isOn: Bool

    package static let plain = Palette(isOn: false)

    package init(isOn: Bool) { self.isOn = isOn }

    /// Returns the text in a style. It must already be safe (`Visible`), because its own escapes would go through.
    package func paint(_ text: String, _ style: Style?) -> String {
        guard isOn, let style, !text.isEmpty else { return text }
        return style.painting(text)
    }
}
