import Files
import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Testing
import Wording

/// No code lacks its page.
@Suite struct EveryCodeTests {
    static let codes: [String] =
        SyntaxCode.allCases.map(\.rawValue) + CheckCode.allCases.map(\.rawValue) + Reason.allCases.map(\.rawValue)
        + FindingCode.allCases.map(\.rawValue) + FileError.Code.allCases.map(\.rawValue)
        + JournalError.Code.allCases.map(\.rawValue)
        + [
            "wrong-tenant", "not-confirmed", "outcome-unknown", "plan-file-invalid", "import-invalid",
            "role-not-held",
            ChangeCode.photoMissing.rawValue,
            "role-through-group", TenantFileError.code, "stale-plan", "drift",
            "nothing-to-roll-back",
            "expectation-failed", "population-empty", "settings-differ", "tenant-mismatch", "draft-never-applied",
            "network-needed", "tenant-unknown", "usage",
            "internal-fault", "interrupted", "command-unknown",
            "editor-failed",
            "nothing-to-save",
            "address-not-usable", "certificate-unusable",
        ]

    @Test(arguments: codes)
    func hasItsPage(_ code: String) {
        #expect(Explanations.page(for: code)?.code == code)
    }
}
