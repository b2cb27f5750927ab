import PhotoLanguage
import PhotoPolicy
import Tenants
import Text

/// The second checking pass: looks up what a program names in a tenant, before the first statement runs.
package struct BindingCheck {
    package let tenant: Tenant
    package let files: any PhotoFiles
    /// Whether nothing may be changed, `--read-only`.
    package let isReadOnly: Bool

    package init(tenant: Tenant, files: any PhotoFiles, isReadOnly: Bool = false) {
        self.tenant = tenant
        self.files = files
        self.isReadOnly = isReadOnly
    }

    /// Returns a report for each name that this tenant does not have, and for each statement that it does not allow.
    package func check(_ program: Program) async throws -> [Report] { try await check([program]) }

    /// Returns the reports of programs that will run on the tenant one after the other.
    package func check(_ programs: [Program]) async throws -> [Report] {
        var reports: [Report] = []
        var moves = RoleMoves(TenantNames(tenant))
        for program in programs {
            reports += try await references(of: program)
            reports += try await moves.follow(program.statements)
        }
        return reports
    }

    private func references(of program: Program) async throws -> [Report] {
        var reports: [Report] = []
        let units = try await unitNames(program)
        for reference in program.references {
            if let report = try await check(reference, units) { reports.append(report) }
        }
        return reports
    }

    /// Listed once, and only for a program that names a unit: listing those of a live tenant takes many requests.
    private func unitNames(_ program: Program) async throws -> [String] {
        let namesUnit = program.references.contains { if case .unit = $0.kind { true } else { false } }
        return namesUnit ? try await tenant.directory.unitNames(of: nil).values.sorted() : []
    }

    private func check(_ reference: Reference, _ unitNames: [String]) async throws -> Report? {
        switch reference.kind {
        case .user(let name): try await checkUser(name, reference.place)
        case .role(let name, let mayBeUnknownID):
            checkRole(name, mayBeUnknownID: mayBeUnknownID, reference.place)
        case .unit(let name):
            unknown(
                .unitUnknown, "administrative unit", name, reference.place, among: unitNames,
                help: "`show units;` lists them")
        case .photoFile(let path): checkPhoto(path, reference.place)
        case .simulationOnly(let words):
            tenant.isLive && !reference.isInWhatIf
                ? report(
                    .simulationOnly, reference.place, "`\(words)` exists in simulation only, and this tenant is live",
                    help: "put it inside `what if { … }`, or run the script with `--what-if`")
                : nil
        case .change(let words):
            isReadOnly && !reference.isInWhatIf
                ? report(
                    .readOnly, reference.place, "`\(words)` would change the tenant, and the run is read-only",
                    help: "put it inside `what if { … }`, or run the script without `--read-only`")
                : nil
        case .photoClient(let client):
            tenant.isLive && !reference.isInWhatIf && client != .graph
                ? report(
                    .simulationOnly, reference.place,
                    "a photo of a live tenant is changed through Graph, never through \(client.displayName)",
                    help: "leave `via` out; `can … via \(client.word)` predicts what that client would allow")
                : nil
        }
    }

    private func checkRole(_ name: RoleName, mayBeUnknownID: Bool, _ place: Place) -> Report? {
        let catalog = tenant.directory.roles
        guard catalog.role(name) == nil else { return nil }
        if case .id = name, mayBeUnknownID { return nil }
        return unknown(
            .roleUnknown, "role", name.text, place, among: catalog.roles.map(\.displayName),
            help: "`show roles;` lists the roles of this tenant")
    }

    private func checkUser(_ name: UserName, _ place: Place) async throws -> Report? {
        switch name {
        case .me:
            tenant.operatorName == nil
                ? report(
                    .noOperator, place, RunError.noOperator.sentence,
                    help: "name an account, with `as` where a photo is changed") : nil
        case .named(let name): try await checkUser(named: name, place)
        }
    }

    private func checkUser(named name: String, _ place: Place) async throws -> Report? {
        if try await tenant.directory.account(named: name) != nil { return nil }
        let near = try await nearestUser(name)
        return report(
            .userUnknown, place, "there is no account `\(name)` in \(tenant.directory.tenant.displayName)",
            help: near == nil ? "`show users;` lists the accounts" : nil,
            edits: near.map { [Edit(place.span, WrittenName.user($0), .likely)] } ?? [])
    }

    /// The account with the nearest name among those that begin with the same letter, or the account of that name at
    /// one of this tenant's domains.
    private func nearestUser(_ name: String) async throws -> String? {
        if !name.contains("@") {
            for domain in tenant.directory.tenant.verifiedDomains {
                if let account = try await tenant.directory.account(named: "\(name)@\(domain)") {
                    return account.userPrincipalName
                }
            }
        }
        let candidates = try await tenant.directory.accounts(beginningWith: String(name.prefix(1)), limit: 500)
        return nearestWord(to: name, among: candidates.map(\.userPrincipalName))
    }

    private func checkPhoto(_ path: String, _ place: Place) -> Report? {
        do {
            let bytes = try files.read(path, from: place.source)
            if bytes.count > Photo.sizeLimit {
                return report(
                    .photoTooLarge, place, "the photo \"\(path)\" has \(bytes.count) bytes; the service takes 4 MB",
                    help: "make it smaller: 648 by 648 pixels are the largest size kept")
            }
            return ImageFault(in: bytes).map {
                report(.photoNotAnImage, place, "the file \"\(path)\" \($0.words)", help: $0.help)
            }
        } catch {
            let failure = error as? LoadError
            return report(
                failure?.isOutside == true ? .fileOutside : .photoFileUnreadable, place,
                "the file \"\(path)\" cannot be read: \(failure?.message ?? "\(error)")",
                help: failure?.help ?? "files are looked for beside the script that names them")
        }
    }

    private func unknown(
        _ code: CheckCode, _ what: String, _ name: String, _ place: Place, among known: [String], help: String
    ) -> Report? {
        if known.contains(where: { $0.lowercased() == name.lowercased() }) { return nil }
        let near = nearestWord(to: name, among: known)
        return report(
            code, place, "there is no \(what) \"\(name)\" in \(tenant.directory.tenant.displayName)",
            help: near == nil ? help : nil,
            edits: near.map { [Edit(place.span, WrittenName.quoted($0), .likely)] } ?? [])
    }

    private func report(
        _ code: CheckCode, _ place: Place, _ message: String, help: String?, edits: [Edit] = []
    ) -> Report {
        Report(code.rawValue, in: place.source, at: place.span, message, help: help, edits: edits)
    }
}

extension ImageFault {
    /// What is wrong with a file, worded to follow its name.
    fileprivate var words: String {
        switch self {
        case .empty: "is empty"
        case .cutOff(let kind): "is a \(kind == .png ? "PNG" : "JPEG") image that is cut off: its end is missing"
        case .heic:
            "is a HEIC or AVIF image, as telephones make them, whatever its name says: the service takes JPEG and PNG"
        case .webp: "is a WebP image, whatever its name says: the service takes JPEG and PNG"
        case .gif: "is a GIF image, whatever its name says: the service takes JPEG and PNG"
        case .page: "is a web page and not an image"
        case .text: "is a text and not an image"
        case .other: "is neither JPEG nor PNG, whatever its name says"
        }
    }

    fileprivate var help: String {
        switch self {
        case .empty, .cutOff: "copy or download it again"
        case .heic: "convert it, for example with `heif-convert photo.heic photo.jpg`"
        case .webp, .gif, .other: "convert it, for example with `magick photo photo.jpg`"
        case .page: "what was saved is the page around the image, or a sign-in page; save the image itself"
        case .text: "name the image itself"
        }
    }
}
