import Files
import PhotoPolicy

/// OWA mailbox policies, and who has which, as Exchange Online's PowerShell exports them; no Graph API reads them (D).
package struct MailboxExport: Sendable, Hashable {
    package struct Policy: Sendable, Hashable {
        package let name: String
        package let photosEnabled: Bool
        package let isDefault: Bool

        package init(name: String, photosEnabled: Bool, isDefault: Bool) {
            self.name = name
            self.photosEnabled = photosEnabled
            self.isDefault = isDefault
        }
    }

    /// A mailbox under a policy other than the default one.
    package struct Mailbox: Sendable, Hashable {
        /// What an account may be recognised by, in lower case: its principal name, address or id.
        package let names: [String]
        /// Index into `policies`.
        package let policy: Int

        package init(names: [String], policy: Int) {
            self.names = names
            self.policy = policy
        }
    }

    package private(set) var policies: [Policy] = []
    package private(set) var mailboxes: [Mailbox] = []
    package private(set) var mailboxCount = 0

    /// - Parameters:
    ///   - policies: the export of `Get-OwaMailboxPolicy`.
    ///   - mailboxes: the export of `Get-CASMailbox`.
    package init(policies: [UInt8], mailboxes: [UInt8]) throws(MailboxExportError) {
        let identities = try readPolicies(policies)
        try readMailboxes(mailboxes, identities)
    }

    /// The policy of mailboxes that have none assigned.
    package var defaultPolicy: Int {
        policies.firstIndex { $0.name.lowercased() == MailboxPolicies.standardName.lowercased() }
            ?? policies.firstIndex(where: \.isDefault) ?? 0
    }

    /// Reads the policies; returns the index of each by the names that mailboxes use for it.
    private mutating func readPolicies(_ bytes: [UInt8]) throws(MailboxExportError) -> [String: Int] {
        let table = MailboxExportError.Table.policies
        do {
            var reader = try CSVReader(bytes)
            let name = try require(reader.column("Name", "Identity"), table, "Name or Identity")
            let photos = try require(reader.column("SetPhotoEnabled"), table, "SetPhotoEnabled")
            let others = ["Identity", "Id", "DistinguishedName", "Guid"].compactMap { reader.column($0) }
            let isDefault = reader.column("IsDefault")
            let columns = [name, photos, isDefault ?? name] + others
            var identities: [String: Int] = [:]
            while let row = try reader.next(columns) {
                guard let isOn = Self.flag(row[1]), !row[0].isEmpty else {
                    throw MailboxExportError(
                        table, line: reader.line - 1,
                        row[0].isEmpty ? "a policy has no name" : "SetPhotoEnabled is neither True nor False")
                }
                for text in [row[0]] + row[3...] where !text.isEmpty { identities[Self.key(text)] = policies.count }
                policies.append(
                    Policy(name: row[0], photosEnabled: isOn, isDefault: isDefault != nil && Self.flag(row[2]) == true))
            }
            guard !policies.isEmpty else { throw MailboxExportError(table, line: 1, "there is no policy in it") }
            return identities
        } catch let error as CSVError {
            throw MailboxExportError(table, line: error.line, error.message)
        } catch let error as MailboxExportError {
            throw error
        } catch {
            throw MailboxExportError(table, line: 1, "it cannot be read")
        }
    }

    private mutating func readMailboxes(_ bytes: [UInt8], _ identities: [String: Int]) throws(MailboxExportError) {
        let table = MailboxExportError.Table.mailboxes
        do {
            var reader = try CSVReader(bytes)
            let policy = try require(reader.column("OwaMailboxPolicy"), table, "OwaMailboxPolicy")
            let names = ["UserPrincipalName", "PrimarySmtpAddress", "ExternalDirectoryObjectId"]
                .compactMap { reader.column($0) }
            guard !names.isEmpty else {
                throw MailboxExportError(
                    table, line: 1,
                    "there is no column UserPrincipalName, PrimarySmtpAddress or ExternalDirectoryObjectId")
            }
            let standard = defaultPolicy
            while let row = try reader.next([policy] + names) {
                mailboxCount += 1
                guard !row[0].isEmpty else { continue }
                guard let index = identities[Self.key(row[0])] ?? identities[Self.key(Self.lastPart(row[0]))] else {
                    throw MailboxExportError(
                        table, line: reader.line - 1,
                        "the policy \"\(row[0])\" is not among the exported ones: export both at one time")
                }
                let keys = row.dropFirst().filter { !$0.isEmpty }.map(Self.key)
                if index != standard, !keys.isEmpty { mailboxes.append(Mailbox(names: keys, policy: index)) }
            }
        } catch let error as CSVError {
            throw MailboxExportError(table, line: error.line, error.message)
        } catch let error as MailboxExportError {
            throw error
        } catch {
            throw MailboxExportError(table, line: 1, "it cannot be read")
        }
    }

    private func require(
        _ column: Int?, _ table: MailboxExportError.Table, _ name: String
    ) throws(MailboxExportError) -> Int {
        guard let column else { throw MailboxExportError(table, line: 1, "there is no column \(name)") }
        return column
    }

    package static func key(_ text: String) -> String { text.lowercased() }

    /// `contoso.onmicrosoft.com\No photos` names the policy by its last part.
    private static func lastPart(_ text: String) -> String {
        text.split(separator: "\\").last.map(String.init) ?? text
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "$true": true
        case "false", "$false": false
        default: nil
        }
    }
}

/// Why an export cannot be used.
package struct MailboxExportError: Fault, Hashable {
    package enum Table: String, Sendable { case policies = "Get-OwaMailboxPolicy", mailboxes = "Get-CASMailbox" }

    package let table: Table
    package let line: Int
    package let message: String

    init(_ table: Table, line: Int, _ message: String) {
        self.table = table
        self.line = line
        self.message = message
    }

    package var faultCode: String { TenantCode.importInvalid.rawValue }
    package var sentence: String { "the export of \(table.rawValue), line \(line): \(message)" }
    package var exitKind: ExitKind { .inputInError }
}
