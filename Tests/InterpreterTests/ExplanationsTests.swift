import PhotoPolicy
import Testing

@testable import Wording

@Suite struct ExplanationsTests {
    @Test(arguments: Explanations.pages.map(\.code))
    func pageIsWellFormed(code: String) throws {
        let page = try #require(Explanations.page(for: code))
        #expect(!page.title.isEmpty && !page.title.hasSuffix(".") && page.title.count <= 78)
        let lines = page.body.split(separator: "\n", omittingEmptySubsequences: false)
        #expect((3...22).contains(lines.count), "\(lines.count) lines")
        #expect(lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") && !$0.contains("\t") })
        #expect(!page.seeAlso.isEmpty && !page.seeAlso.contains(page.code))
        for code in page.seeAlso {
            #expect(Explanations.pages.contains { $0.code == code }, "\(code)")
        }
    }

    @Test(arguments: Explanations.pages.map(\.code))
    func sampleEndsAsAStatementDoes(code: String) throws {
        let page = try #require(Explanations.page(for: code))
        let paragraphs = page.body.split(separator: "\n\n")
        for paragraph in paragraphs where paragraph.hasPrefix("    ") {
            let statements = paragraph.split(separator: "\n").map { $0.drop { $0 == " " } }
                .filter { line in !["$ ", "PS> ", ":", "DELETE "].contains { line.hasPrefix($0) } }
            guard let last = statements.last else { continue }
            #expect(last.hasSuffix(";") || last == "}" || last.hasSuffix(" }"), "\(last)")
        }
    }

    @Test func codesAndAliasesAreUnique() {
        var names: Set<String> = []
        for name in Explanations.pages.flatMap({ [$0.code] + $0.aliases }) {
            #expect(names.insert(Explanations.normalised(name)).inserted, "\(name)")
        }
    }

    @Test func everyReasonAndEveryFindingHasItsPage() {
        for code in Reason.allCases.map(\.rawValue) + FindingCode.allCases.map(\.rawValue) {
            #expect(Explanations.page(for: code)?.code == code, "\(code)")
        }
    }

    @Test(arguments: [
        ("Role-Not-Allowed", "role-not-allowed"),
        ("forbiddenbyadmindeditpolicy", "ForbiddenByAdmindEditPolicy"),
        ("  invalid_role ", "ForbiddenByPolicy"),
        ("need   admin approval", "consent-blocked"),
        ("draft", "draft"),
        (
            #"{"error":{"code":"ForbiddenByAdmindEditPolicy","message":"Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImagePolicyViolationException' was thrown.","innerError":{"date":"2024-09-05T11:17:08"}}}"#,
            "ForbiddenByAdmindEditPolicy"
        ),
        (
            #"{"error":{"code":"forbidden","message":"Authorization failed because of missing requirement(s).","innerError":{}}}"#,
            "forbidden"
        ),
        ("{\"error\": {\n \"code\": \"ForbiddenByPolicy\",\n \"message\": \"invalid_role\"}}", "ForbiddenByPolicy"),
        ("Request failed: an external endpoint returned ‘Forbidden’ (3).", "MsgraphSetProfilePictureCallFailed"),
        ("AADSTS530036: Device code flow is blocked.", "AADSTS530036"),
        ("Error AADSTS53003: access has been blocked", "AADSTS53003"),
        ("AADSTS65001: The user or administrator has not consented", "consent-blocked"),
    ])
    func whatPeoplePasteFindsItsPage(query: String, code: String) {
        #expect(Explanations.page(for: query)?.code == code)
    }

    @Test(arguments: ["", "   ", "nonsense", "we have a plan and a draft for everyone", "AADSTS5000", "\u{0}"])
    func textWithoutAnErrorFindsNothing(query: String) {
        #expect(Explanations.page(for: query) == nil)
    }

    @Test func nearCodesAreSuggested() {
        #expect(Explanations.suggestions(for: "role-not-alowed").first == "role-not-allowed")
        #expect(Explanations.suggestions(for: "darft").first == "draft")
        #expect(Explanations.suggestions(for: "excluded").count == 5)
        #expect(Explanations.suggestions(for: "qqqqqqqq").isEmpty)
        #expect(Explanations.suggestions(for: "").isEmpty)
    }
}
