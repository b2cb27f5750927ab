import Foundation
import Fuzzed
import Testing

/// The fuzzers' corpus, `Tests/Fuzz/Corpus`: seeds, and each input that once broke something.
@Suite struct CorpusTests {
    struct Entry: Sendable, CustomTestStringConvertible {
        let fuzzed: Fuzzed
        let file: URL

        var testDescription: String { "\(fuzzed.rawValue)/\(file.lastPathComponent)" }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzz/Corpus")

    static let entries: [Entry] = Fuzzed.allCases.flatMap { fuzzed in
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appending(path: fuzzed.rawValue), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.path < $1.path }.map { Entry(fuzzed: fuzzed, file: $0) }
    }

    @Test(arguments: Fuzzed.allCases)
    func thereIsACorpus(_ fuzzed: Fuzzed) {
        #expect(Self.entries.count { $0.fuzzed == fuzzed } >= 5)
    }

    @Test(arguments: entries)
    func whatMustHoldOfAnyBytesHolds(_ entry: Entry) async throws {
        try await entry.fuzzed.check(Array(try Data(contentsOf: entry.file)))
    }
}
