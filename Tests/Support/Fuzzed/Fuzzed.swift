/// What is fuzzed, each with what must hold of any bytes. The fuzzers and the test that replays their corpus call the
/// same code.
package enum Fuzzed: String, CaseIterable, Sendable {
    case parser = "Parser"
    case formatter = "Formatter"
    case tenantFile = "TenantFile"
    case script = "Script"
    case graphRequest = "GraphRequest"

    /// Throws a `Fault` when something that must hold of the bytes does not.
    package func check(_ bytes: [UInt8]) async throws {
        switch self {
        case .parser: try Self.checkParser(bytes)
        case .formatter: try Self.checkFormatter(bytes)
        case .tenantFile: try await Self.checkTenantFile(bytes)
        case .script: try await Self.checkScript(bytes)
        case .graphRequest: try await Self.checkGraphRequest(bytes)
        }
    }

    /// What did not hold.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    static func require(_ holds: Bool, _ fact: @autoclosure () -> String) throws {
        if !holds { throw Fault(description: fact()) }
    }

    /// Nothing in a text may steer a terminal: no control character but those listed.
    static func requireHarmless(_ text: String, but allowed: String = "\n", _ what: String) throws {
        for scalar in text.unicodeScalars where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
            try require(
                allowed.unicodeScalars.contains(scalar), "a raw control character in \(what): \(text.debugDescription)")
        }
    }
}
