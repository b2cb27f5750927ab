import Files
import GRDB
import Glibc
import LiveChanges
import PhotoPolicy
import TemporaryFolder
import Tenants
import Testing

@testable import Storage

@Suite struct JournalFileTests {
    static let tenant = TenantIdentity(
        id: GUID("00000000-0000-4000-8000-000000000001")!, displayName: "contoso",
        verifiedDomains: ["contoso.com", "contoso.example"])
    static let other = TenantIdentity(
        id: GUID("00000000-0000-4000-8000-000000000002")!, displayName: "fabrikam", verifiedDomains: [])
    static let role = GUID("fe930be7-5e62-47db-91af-98c3a49a38b1")!
    static let locked = PhotoUpdateSettings(source: .cloud, allowedRoles: [role])
    static let now = Instant(seconds: 1_700_000_000)

    static func intent(of tenant: TenantIdentity = tenant, undoing: Int? = nil) -> JournalEntry.Intent {
        JournalEntry.Intent(
            .settings(before: .untouched, after: locked, undoing: undoing), tenant: tenant, who: "me@contoso.com",
            why: "CHG'1 \u{1F600}", when: now, script: "abc")
    }

    @Test func entriesComeBackAsTheyWereWrittenFromAnotherConnection() async throws {
        let home = TemporaryFolder()
        let journal = try JournalFile(folder: home.path)
        let first = try await journal.begin(Self.intent())
        let photo = JournalEntry.PhotoChange(
            account: Self.role, accountName: "a@contoso.com", before: nil, after: "tag", backup: "name")
        let anonymous = JournalEntry.Intent(
            .photo(photo), tenant: Self.tenant, who: nil, why: nil, when: Self.now, script: nil)
        let second = try await journal.begin(anonymous)
        let third = try await journal.begin(Self.intent(of: Self.other, undoing: first))
        let outcome = JournalEntry.Outcome(
            .unknown, when: Self.now + 5, shown: Self.locked, requestIDs: ["a", "b"], errorCode: "x")
        try await journal.end(second, outcome)

        let again = try JournalFile(folder: home.path)
        let entries = try await again.entries(of: Self.tenant.id)
        #expect(
            entries == [
                JournalEntry(id: first, intent: Self.intent(), outcome: JournalEntry.Outcome(.intended)),
                JournalEntry(id: second, intent: anonymous, outcome: outcome),
            ])
        #expect(try await again.entries(of: nil).map(\.id) == [first, second, third])
        #expect(try await again.entries(of: Self.other.id).first?.intent == Self.intent(of: Self.other, undoing: first))
    }

    /// SQL selects the same entries as the selection itself.
    @Test func selectionsAreThoseOfAllEntries() async throws {
        let folder = TemporaryFolder()
        let journal = try JournalFile(folder: folder.path)
        let states: [JournalEntry.State] = [
            .accepted, .refused, .accepted, .unknown, .notApplied, .intended, .accepted,
        ]
        let account = GUID(high: 4, low: 4)
        for (place, state) in (states + states).enumerated() {
            let photo = JournalEntry.PhotoChange(
                account: place < 7 ? account : GUID(high: 5, low: 5), accountName: "x", before: nil, after: "a",
                backup: nil)
            let change: JournalEntry.Change =
                place % 3 == 1
                ? .photo(photo) : .settings(before: .untouched, after: .untouched, undoing: nil)
            let id = try await journal.begin(
                JournalEntry.Intent(
                    change, tenant: Self.tenant, who: nil, why: nil, when: Instant(seconds: 100 * place), script: nil))
            if state != .intended {
                try await journal.end(id, JournalEntry.Outcome(state, when: Instant(seconds: 100 * place + 10)))
            }
        }
        let all = try await journal.entries(of: Self.tenant.id)
        let selections: [JournalSelection] = [
            .sinceFirstUnsettled, .acceptedSettings(since: nil), .acceptedSettings(since: Instant(seconds: 610)),
            .acceptedSettings(since: Instant(seconds: 5000)), .photos(of: account),
        ]
        for selection in selections {
            let selected = try await journal.entries(of: Self.tenant.id, selection)
            #expect(selected == selection.select(all))
            #expect(!selected.isEmpty && selected.count < all.count)
            #expect(try await journal.entries(of: GUID(high: 9, low: 9), selection).isEmpty)
        }
    }

    @Test func whatWasWrittenIsReadWhereNothingCanBeWritten() async throws {
        let folder = TemporaryFolder()
        _ = try await JournalFile(folder: folder.path).begin(Self.intent())
        let journal = try JournalFile(reading: folder.path)
        #expect(try await journal.entries(of: Self.tenant.id).count == 1)
        await #expect { try await journal.begin(Self.intent()) } throws: {
            ($0 as? JournalError)?.code == .unusable
        }
        let unusable = UnusableJournal(JournalError(.unusable, "x"), written: journal)
        #expect(try await unusable.entries(of: Self.tenant.id, .sinceFirstUnsettled).count == 1)
    }

    @Test func wordsThatNobodyUnderstandsComeBackAsTheyWere() async throws {
        let home = TemporaryFolder()
        let journal = try JournalFile(folder: home.path)
        let odd = PhotoUpdateSettings(
            source: .other("hybrid"), allowedRoles: [Self.role], otherRoles: ["help desk", "100%", "é"])
        let intent = JournalEntry.Intent(
            .settings(before: odd, after: Self.locked, undoing: nil), tenant: Self.tenant, who: nil, why: nil,
            when: Self.now, script: nil)
        _ = try await journal.begin(intent)
        try await journal.note(odd, of: Self.tenant.id, at: Self.now)
        #expect(try await journal.entries(of: nil).map(\.intent) == [intent])
        #expect(try await journal.sightings(of: Self.tenant.id).map(\.settings) == [odd])
    }

    @Test func severalMayMakeItAtOnce() async throws {
        for _ in 0..<5 {
            let path = TemporaryFolder().path
            try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask { _ = try JournalFile(folder: path) }
                    group.addTask { _ = try MailboxStore(folder: path) }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func onlyThisUserMayReadIt() async throws {
        let home = TemporaryFolder()
        let old = umask(0)
        defer { umask(old) }
        let journal = try JournalFile(folder: home.path + "/photopolicy")
        _ = try await journal.begin(Self.intent())
        let lock = try await journal.lock(Self.tenant.id, waiting: TimeSpan(seconds: 0))
        defer { lock.release() }
        #expect(home.mode("photopolicy") == 0o700)
        let names = home.names("photopolicy")
        #expect(names.contains(JournalFile.name))
        for name in names { #expect(home.mode("photopolicy/\(name)") == 0o600, "\(name)") }
    }

    @Test func sightingsAreNotedWhenTheyDifferFromTheLatest() async throws {
        let journal = try JournalFile(folder: TemporaryFolder().path)
        for (settings, seconds) in [
            (PhotoUpdateSettings.untouched, 0), (.untouched, 1), (Self.locked, 2), (.untouched, 3),
        ] {
            try await journal.note(settings, of: Self.tenant.id, at: Self.now + seconds)
        }
        #expect(
            try await journal.sightings(of: Self.tenant.id).map(\.firstSeen.seconds)
                == [0, 2, 3].map { Self.now.seconds + $0 })
        #expect(try await journal.sightings(of: Self.tenant.id)[1].settings == Self.locked)
        #expect(try await journal.sightings(of: Self.other.id).isEmpty)
    }

    @Test func oneRunAtATimeChangesATenant() async throws {
        let home = TemporaryFolder()
        let (one, two) = (try JournalFile(folder: home.path), try JournalFile(folder: home.path))
        let lock = try await one.lock(Self.tenant.id, waiting: TimeSpan(seconds: 0))
        let other = try await two.lock(Self.other.id, waiting: TimeSpan(seconds: 0))
        let refused = await #expect(throws: JournalError.self) {
            try await two.lock(Self.tenant.id, waiting: TimeSpan(seconds: 0))
        }
        #expect(refused?.code == .locked)
        lock.release()
        try await two.lock(Self.tenant.id, waiting: TimeSpan(seconds: 5)).release()
        other.release()
    }

    @Test func manyWritersLoseNothing() async throws {
        let home = TemporaryFolder()
        let journals = try (0..<4).map { _ in try JournalFile(folder: home.path) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for journal in journals {
                group.addTask {
                    for _ in 0..<10 {
                        let id = try await journal.begin(Self.intent())
                        try await journal.end(id, JournalEntry.Outcome(.accepted, when: Self.now))
                    }
                }
            }
            try await group.waitForAll()
        }
        let entries = try await journals[0].entries(of: nil)
        #expect(entries.count == 40)
        #expect(entries.allSatisfy { $0.outcome.state == .accepted })
    }

    @Test func entriesCannotBeDeleted() async throws {
        let journal = try JournalFile(folder: TemporaryFolder().path)
        _ = try await journal.begin(Self.intent())
        await #expect(throws: DatabaseError.self) {
            try await journal.queue.write { try $0.execute(sql: "DELETE FROM entry") }
        }
    }

    @Test func whatCannotBeUsedHasItsCode() async throws {
        func code(_ prepare: (String) throws -> Void) throws -> JournalError.Code? {
            let home = TemporaryFolder()
            try prepare(home.path)
            do {
                _ = try JournalFile(folder: home.path)
                return nil
            } catch let error as JournalError {
                return error.code
            }
        }
        let file = JournalFile.name
        #expect(try code { _ in } == nil)
        #expect(
            try code { try replaceFile(at: "\($0)/\(file)", with: Array(repeating: 0x41, count: 4096)) } == .damaged)
        #expect(try code { try createFolder(at: "\($0)/\(file)") } == .unusable)
        #expect(
            try code {
                try replaceFile(at: "\($0)/there", with: []); symlink("there", "\($0)/\(file)")
            } == .unusable)
        #expect(
            try code {
                let queue = try JournalFile(folder: $0).queue
                try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
            } == .newer)
    }

    @Test func aDamagedPageIsFoundWhenTheJournalIsOpened() async throws {
        let home = TemporaryFolder()
        let path = "\(home.path)/\(JournalFile.name)"
        do {
            let journal = try JournalFile(folder: home.path)
            for _ in 0..<200 { _ = try await journal.begin(Self.intent()) }
            try journal.queue.close()
        }
        var bytes = try readFile(at: path, limit: 1 << 24)
        #expect(bytes.count > 16_384)
        for index in 8192..<12_288 { bytes[index] = 0xA5 }
        try replaceFile(at: path, with: bytes)
        let error = #expect(throws: JournalError.self) { try JournalFile(folder: home.path) }
        #expect(error?.code == .damaged)
    }

    @Test func foreignContentsAreAnErrorAndNoTrap() async throws {
        let journal = try JournalFile(folder: TemporaryFolder().path)
        _ = try await journal.begin(Self.intent())
        for change in ["tenant = 'x'", "state = 'x'", "kind = 'photo', afterRoles = NULL"] {
            try await journal.queue.write { try $0.execute(sql: "UPDATE entry SET \(change)") }
            let error = await #expect(throws: JournalError.self) { try await journal.entries(of: nil) }
            #expect(error?.code == .damaged)
        }
        try await journal.queue.write {
            try $0.execute(sql: "DROP TABLE sighting; CREATE TABLE sighting (tenant, id, source, roles, firstSeen)")
            try $0.execute(
                sql: "INSERT INTO sighting VALUES (?, 1, 2, x'00', 'soon')", arguments: [Self.tenant.id.description])
        }
        let error = await #expect(throws: JournalError.self) { try await journal.sightings(of: Self.tenant.id) }
        #expect(error?.code == .damaged)
    }

    @Test func anotherProcessThatHoldsTheFileIsWaitedForAndThenTold() async throws {
        let home = TemporaryFolder()
        let journal = try JournalFile(folder: home.path)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let holder = try DatabaseQueue(path: "\(home.path)/\(JournalFile.name)", configuration: configuration)
        try await holder.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN EXCLUSIVE")
        }
        let mapped = JournalFile.journalError(DatabaseError(resultCode: .SQLITE_BUSY), "p") as? JournalError
        #expect(mapped?.code == .locked)
        async let begun = journal.begin(Self.intent())
        try await holder.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        #expect(try await begun == 1)
    }
}
