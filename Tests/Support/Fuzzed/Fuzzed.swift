/// A target of fuzzing, with what must hold of any bytes. The fuzzers and the test that replays their corpus call the
/// same code.
package struct Fuzzed: Sendable, CustomStringConvertible {
    /// The name of its fuzzer and of its corpus folder.
    package let name: String
    /// Throws a `Fault` if something that must hold of the bytes does not.
    package let check: @Sendable (_ bytes: [UInt8]) async throws -> Void

    package init(name: String, check: @escaping @Sendable (_ bytes: [UInt8]) async throws -> Void) {
        self.name = name
        self.check = check
    }

    package var description: String { name }

    package static let parser = Fuzzed(name: "Parser", check: checkParser)
    package static let formatter = Fuzzed(name: "Formatter", check: checkFormatter)
    package static let tenantFile = Fuzzed(name: "TenantFile", check: checkTenantFile)
    package static let script = Fuzzed(name: "Script", check: checkScript)

    package struct Fault: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    package static func require(_ holds: Bool, _ fact: @autoclosure () -> String) throws {
        if !holds { throw Fault(description: fact()) }
    }

    /// Checks that nothing in a text can control a terminal: it holds no control characters except the allowed ones.
    static func requireHarmless(_ text: String, but allowed: String = "\n", _ what: String) throws {
        for scalar in text.unicodeScalars where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
            try require(
                allowed.unicodeScalars.contains(scalar), "a raw control character in \(what): \(text.debugDescription)")
        }
    }
}
