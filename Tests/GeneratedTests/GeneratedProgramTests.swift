import Foundation
import Fuzzed
import PhotoLanguage
import Testing

/// Programs from the whole grammar, as Grammar.md states it.
@Suite struct GeneratedProgramTests {
    private static let count = 2_000

    private static let grammar = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Grammar.md")
        return try GrammarNotation(markdown: String(contentsOf: file.standardizedFileURL, encoding: .utf8))
    }

    private static let terminals = [
        "role": ["UserAdmin", "globaladministrator", "\"User Administrator\"", "PartnerTier1Support", "$role"],
        "client": ["Teams", "graph", "AdminCenter", "DirectorySync", "$client"],
        "scope": ["User.ReadWrite", "ProfilePhoto.ReadWrite.All", "$scope"],
        "code": ["nobody-left", "global-admins-excluded", "role-missing"],
        "duration": ["30s", "90m", "1d12h"],
        "upn": ["employee@contoso.com", "guest_fabrikam.com#EXT#@contoso.com", "o'brien@contoso.com"],
        "guid": ["62e90394-69f5-4237-9190-012177145e10"],
        "string": ["\"\"", "\"two words\"", "\"a \\\"quote\\\", \\u{1F600} and \\\\\"", "\"Zoë # no comment\""],
        "variable": ["$role", "$client", "$scope", "$some_1"],
        "name": ["role", "client", "if", "plan", "some_1"],
        "word": ["Graph", "cloud", "24h", "x"],
    ]

    /// Errors in programs that the grammar admits, because the violated rule is not one of syntax.
    private static let beyondTheGrammar: Set<String> = ["duplicate-qualifier"]

    private static func walk(_ seed: Int) throws -> GrammarWalk {
        GrammarWalk(try grammar.get(), terminals: terminals, seed: seed)
    }

    @Test func everyProgramOfTheGrammarParses() throws {
        var seen: Set<NodeKind> = []
        for seed in 0..<Self.count {
            var walk = try Self.walk(seed)
            let text = try walk.text(of: "script")
            let tree = SyntaxTree(parsing: Source(name: "generated.photo", text: text))
            let errors = tree.reports.filter { $0.severity == .error && !Self.beyondTheGrammar.contains($0.code) }
            #expect(errors.isEmpty, "\(errors.map(\.code)) in seed \(seed): \(text)")
            seen.formUnion(tree.nodes.map(\.kind))
        }
        #expect(seen.union([.error]) == Self.allKinds, "the walk never met the rest")
    }

    private static let allKinds: Set<NodeKind> = Set(StatementKind.allCases.map(NodeKind.statement))
        .union(ClaimKind.allCases.map(NodeKind.claim)).union(SubjectKind.allCases.map(NodeKind.subject))
        .union(TargetKind.allCases.map(NodeKind.target))
        .union([
            .action, .despite, .becauseText, .becauseCode, .asUser, .overUnit, .via, .withScopes, .after, .onceInForce,
            .word, .string, .variable, .list, .error,
        ])

    @Test(arguments: [Fuzzed.parser, .formatter, .script])
    func whatMustHoldOfAnyProgramHolds(_ fuzzed: Fuzzed) async throws {
        for seed in 0..<Self.count {
            var walk = try Self.walk(seed)
            // A single statement is often valid where a whole script would use some undefined variable.
            try await fuzzed.check(Array(try walk.text(of: "statement").utf8))
        }
    }

    @Test(arguments: [Fuzzed.parser, .formatter])
    func whatMustHoldOfAnyBytesHoldsOfDamagedPrograms(_ fuzzed: Fuzzed) async throws {
        for seed in 0..<Self.count {
            var walk = try Self.walk(seed)
            let program = Array(try walk.text(of: "script").utf8)
            try await fuzzed.check(walk.chance.damaged(program))
        }
    }
}

extension Chance {
    /// Returns the bytes with some of them lost, doubled, moved or replaced.
    fileprivate mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<number(1...6) where !bytes.isEmpty {
            let place = number(0...(bytes.count - 1))
            let end = min(bytes.count, place + number(1...12))
            switch number(0...3) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: number(0...bytes.count))
            case 2: bytes[place] = UInt8(number(0...255))
            default: bytes.insert(pick(Array(";{}[]\",$#\\\0 ".utf8)), at: place)
            }
        }
        return bytes
    }
}
