import Files
import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution
import Runner
import Tenants
import Testing
import Wording

/// Every code has a page. Codes of the live client have a separate test.
@Suite struct EveryCodeTests {
    private static func all<Code: RawRepresentable<String> & CaseIterable>(_ codes: Code.Type) -> [String] {
        codes.allCases.map(\.rawValue)
    }

    static let codes: [String] =
        all(SyntaxCode.self) + all(CheckCode.self) + all(Reason.self) + all(FindingCode.self) + all(FileError.Code.self)
        + all(TenantCode.self) + all(JournalError.Code.self) + all(ChangeCode.self) + all(ExpectationReport.Code.self)
        + all(BlockReport.Code.self) + all(ProgramCode.self)

    @Test(arguments: codes)
    func hasItsPage(_ code: String) {
        #expect(Explanations.page(for: code)?.code == code)
    }

    @Test func noTwoMeanDifferentThings() {
        // A plan and an expectation share one code for the same problem; no other code is shared.
        let shared = Dictionary(grouping: Self.codes) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(Array(shared) == ["holders-unknown"])
    }
}
