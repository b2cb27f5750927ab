import Foundation
import Fuzzed
import FuzzedRequest
import Testing

/// The fuzzers' corpus, `Tests/Fuzz/Corpus`: seeds, and every input that once broke something.
@Suite struct CorpusTests {
    static let all: [Fuzzed] = [.parser, .formatter, .tenantFile, .script, .graphRequest]

    struct Entry: Sendable, CustomTestStringConvertible {
        let fuzzed: Fuzzed
        let file: URL

        var testDescription: String { "\(fuzzed.name)/\(file.lastPathComponent)" }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzz/Corpus")

    static let entries: [Entry] = all.flatMap { fuzzed in
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appending(path: fuzzed.name), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.path < $1.path }.map { Entry(fuzzed: fuzzed, file: $0) }
    }

    @Test(arguments: all)
    func thereIsACorpus(_ fuzzed: Fuzzed) {
        #expect(Self.entries.count { $0.fuzzed.name == fuzzed.name } >= 5)
    }

    @Test(arguments: entries)
    func whatMustHoldOfAnyBytesHolds(_ entry: Entry) async throws {
        try await entry.fuzzed.check(Array(try Data(contentsOf: entry.file)))
    }
}
