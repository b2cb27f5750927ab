import Files
import PhotoPolicy
import Storage
import TemporaryFolder
import Tenants
import Testing

@Suite struct MailboxStoreTests {
    static let id = GUID("00000000-0000-4000-8000-000000000001")!

    private static func export(_ mailboxes: String) throws -> MailboxExport {
        try MailboxExport(
            policies: Array("Name,SetPhotoEnabled\nOwaMailboxPolicy-Default,True\nNo photos,False\n".utf8),
            mailboxes: Array(("PrimarySmtpAddress,OwaMailboxPolicy\n" + mailboxes).utf8))
    }

    @Test func anImportReplacesTheOneBefore() async throws {
        let home = TemporaryFolder()
        let store = try MailboxStore(folder: home.path)
        #expect(try await store.imported(of: Self.id) == nil)
        try await store.save(
            try Self.export("a@x,No photos\nb@x,No photos\nc@x,\n"), of: Self.id, exported: Instant(seconds: 5))
        let first = try #require(try await MailboxStore(folder: home.path).imported(of: Self.id))
        #expect(first.exported == Instant(seconds: 5))
        #expect(first.policies.map(\.name) == ["OwaMailboxPolicy-Default", "No photos"])
        #expect(first.policies.map(\.photosEnabled) == [true, false])
        #expect(first.counts == [1: 2])
        #expect(try await first.policy(ofAnyOf: ["z@x", "a@x"]) == 1)
        #expect(try await first.policy(ofAnyOf: ["c@x"]) == nil)
        try await store.save(try Self.export("c@x,No photos\n"), of: Self.id, exported: Instant(seconds: 9))
        let second = try #require(try await store.imported(of: Self.id))
        #expect(second.counts == [1: 1])
        #expect(try await second.policy(ofAnyOf: ["a@x"]) == nil)
        #expect(home.mode(MailboxStore.name) == 0o600)
    }

    @Test func aDamagedStoreIsAnError() throws {
        let home = TemporaryFolder()
        try replaceFile(at: "\(home.path)/\(MailboxStore.name)", with: Array(repeating: 0x41, count: 4096))
        #expect(throws: FileError.self) { try MailboxStore(folder: home.path) }
    }
}
