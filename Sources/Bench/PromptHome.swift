import Files
import Terminal

/// A user's home folder with a full history, and a tenant with many accounts.
struct PromptHome {
    static let entryCount = 10_000
    static let accountCount = 10_000
    static let lineCount = 200

    private let program: String
    private let home: String
    private let tenant: String

    init(_ subject: Subject) throws {
        program = subject.program
        home = subject.scratch.path
        tenant = try subject.scratch.file("tenant.json", Self.tenantFile)
        try createFolder(at: "\(home)/state/photopolicy")
        let entries = (1...Self.entryCount).map {
            "expect employee\($0)@contoso.com cannot update photo of others via [Teams, Graph] once in force;"
        }
        try replaceFile(at: "\(home)/state/photopolicy/history", with: HistoryFormat.encode(entries), mode: 0o600)
    }

    /// Starts a session and waits for its prompt.
    func prompt(rows: Int = 24, accounts: Bool = false) throws -> TimedTerminal {
        let terminal = try start(rows: rows, accounts: accounts)
        _ = try terminal.untilShown("(simulated)> ")
        return terminal
    }

    /// Returns the milliseconds from the start of a session to its prompt.
    func timeToStart() throws -> Double { try start().untilShown("(simulated)> ") }

    private func start(rows: Int = 24, accounts: Bool = false) throws -> TimedTerminal {
        try TimedTerminal(
            [program] + (accounts ? ["--simulate", tenant] : []),
            environment: [
                "HOME": home, "XDG_STATE_HOME": "\(home)/state", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                "PATH": "/usr/bin:/bin",
            ],
            rows: rows, columns: 100)
    }

    /// A block of `lineCount` lines that is not yet closed.
    static let longStatement =
        "what if \"many\" {\n"
        + String(
            repeating: "  expect employee@contoso.com can update own photo via Teams;\n", count: lineCount - 2)
        + "  print done"

    private static let tenantFile: String = {
        let users = (1...accountCount).map { number in
            let digits = String(number)
            let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
            return """
                {"id": "\(id)", "userPrincipalName": "user\(number)@contoso.com", "displayName": "User \(number)"}
                """
        }
        return """
            {"organization": {"id": "00000000-0000-4000-8000-a00000000000", "displayName": "Many",
              "verifiedDomains": [{"name": "contoso.com"}]},
            "users": [\(users.joined(separator: ",\n"))], "service": "2024-09", "clock": "2024-09-05T09:00:00Z", "operator": "user1@contoso.com"}
            """
    }()
}
