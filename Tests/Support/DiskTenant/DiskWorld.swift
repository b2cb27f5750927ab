import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution
import Storage
import Tenants

/// A live tenant on disk with a journal on disk, for running scripts.
package struct DiskWorld {
    let service: any PhotoService
    let journal: any Journal
    let directory: any Directory
    private let backups: PhotoBackupFolder

    private let clock: Stopped

    /// - Parameter later: how far its clock is ahead of the usual one.
    package init(
        service: any PhotoService, journal: any Journal, folder: String, later: TimeSpan = TimeSpan(seconds: 0)
    ) throws {
        backups = PhotoBackupFolder(folder: folder)
        clock = Stopped(now: Instant(seconds: 1_725_526_800) + later.seconds)
        self.service = service
        self.journal = journal
        guard let tenant = DiskService.contoso else { throw DiskService.NoTenant() }
        directory = tenant.directory
    }

    package static let tenant = GUID(high: 0x0000_0000_0000_4000, low: 0x8000_0000_0000_0001)
    /// The account whose photo is changed.
    package static let employee = GUID(high: 0x0000_0000_0000_4000, low: 0x8000_0000_0000_0112)

    private var control: LiveControl {
        LiveControl(
            journal: journal, confirmation: Yes(), photoBackups: backups, clock: clock, digest: { sha256($0) })
    }

    private func live() async throws -> (tenant: LiveTenant, settled: [Settlement]) {
        try await LiveTenant(
            directory: directory, service: service, operatorName: "global.admin@contoso.com",
            operatorScopes: .writesPolicy
        ).journaled(by: control)
    }

    /// Returns the settings that every statement uses.
    package func shownSettings() async throws -> PhotoUpdateSettings {
        try await live().tenant.service.state().acceptedSettings
    }

    /// Settles what was left open, then runs the script; returns the settlements.
    package func run(_ text: String) async throws -> [Settlement] {
        let (tenant, settled) = try await live()
        var resolver = Resolver(loader: NoFiles())
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "probe", text: text)))
        _ = try await Session(tenant: .live(tenant), files: NoFiles(), liveWriter: JournaledWriter(control)) { _ in }
            .run(program)
        return settled
    }

    private struct Yes: Confirmation {
        func answer(_ question: ConfirmationQuestion) -> ConfirmationAnswer { .beforehand("contoso.com") }
    }

    private struct Stopped: LiveClock {
        let now: Instant
        var elapsed: TimeSpan { TimeSpan(seconds: 0) }
        func sleep(_ span: TimeSpan) {}
    }

    private struct NoFiles: SourceLoader, PhotoFiles {
        func load(_ path: String, from source: Source) throws -> Source { throw LoadError(message: "none") }
        func read(_ path: String, from source: Source) throws -> [UInt8] {
            [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 0xFF, 0xD9]
        }
    }
}
