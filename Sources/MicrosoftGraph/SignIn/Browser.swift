import Files
import Subprocess
import SystemPackage

/// Opens a page in the person's browser.
package enum Browser {
    /// Whether there is a display to open a browser on.
    package static func isThere(environment: (String) -> String?) -> Bool {
        ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"].contains { environment($0) != nil }
    }

    /// Returns whether a program took the address; we cannot see what it then shows, so the address is printed as well.
    package static func open(_ address: String, environment: (String) -> String?) async -> Bool {
        let named = environment("BROWSER")?.split(separator: ":").map { String($0.prefix { $0 != " " }) } ?? []
        for program in named + ["xdg-open", "open"] {
            let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
            let result = try? await run(
                executable, arguments: [address], input: .none, output: .discarded, error: .discarded)
            if result?.terminationStatus.isSuccess == true { return true }
        }
        return false
    }
}
