import Interpreter
import PhotoPolicy
import Rendering
import Tenants
import Testing
import Text

/// Whatever a tenant holds, no line is wider than the terminal, and no word is broken to fit.
@Suite struct WidthTests {
    private static let script = """
        show matrix; show users; show clients; show roles; show tenant; show mailbox policies; show history;
        who can update photo of others; who cannot update own photo; can everyone update own photo;
        explain can endUsers update own photo via Teams; explain full can guests remove own photo;
        source cloud; allow roles [UserAdmin]; plan; plan full; show matrix; can everyone update own photo via Graph;
        what if "closed" { source cloud; apply despite \(guards); advance; expect everyone cannot update photo of others; }
        find policy { expect endUsers cannot update own photo; expect role UserAdmin can update photo of others; }
        discard; source onPremises; plan; allow roles [UserAdmin]; apply; discard;
        """

    private static let guards = FindingCode.allCases.map(\.rawValue).joined(separator: ", ")

    @Test(arguments: OracleTests.seeds)
    func noLineIsTooWideAndNoWordBroken(seed: Int) async throws {
        let bench = try ScriptBench(OracleWorld(seed: seed))
        for outcome in try await bench.outcomes(of: Self.script) {
            let whole = OutcomeText().render(outcome, roles: bench.roles)
            let words = Set(Self.words(of: whole))
            for width in [40, 80, 100, 200] {
                let text = OutcomeText(width: width).render(outcome, roles: bench.roles)
                for line in text.split(separator: "\n") {
                    #expect(DisplayWidth.columns(of: String(line)) <= width, "seed \(seed), \(width): \(line)")
                }
                let broken = Self.words(of: text).filter {
                    !words.contains($0) && !$0.contains("…") && !Self.ofLists.contains($0)
                }
                #expect(broken.isEmpty, "seed \(seed), \(width): \(broken) in\n\(text)")
            }
        }
    }

    /// On a terminal of 80 columns a plan and the matrix can be seen at a glance.
    @Test(arguments: [("contoso", 40, 25), ("contoso-2026", 42, 20)])
    func aPlanAndTheMatrixAreSeenAtAGlance(name: String, planLimit: Int, matrixLimit: Int) async throws {
        let bench = ScriptBench(try #require(try EmbeddedTenants.tenant(named: name)))
        let drafts = [
            "source cloud; allow roles [UserAdmin];", "source cloud; allow roles [GlobalAdmin, UserAdmin];",
            "source onPremises;", "source cloud;", "allow roles [PeopleAdmin]; source cloud;", "",
        ]
        for draft in drafts {
            let outcomes = try await bench.outcomes(of: draft + " plan; show matrix;")
            for (outcome, limit) in zip(outcomes.suffix(2), [planLimit, matrixLimit]) {
                let text = OutcomeText(width: 80).render(outcome, roles: bench.roles)
                #expect(text.split(separator: "\n").count <= limit, "\(name): \(draft)\n\(text)")
            }
        }
    }

    /// Words that appear if a grid is shown as lists because the width is too small: from its legend and its clients.
    private static let ofLists: Set<String> = {
        let words =
            "own photo photos of others can cannot change keeps loses gains not settled yet known in admin centers"
        return Set(
            words.split(separator: " ").map(String.init)
                + Client.allCases.flatMap { WidthTests.words(of: $0.displayName) })
    }()

    /// Returns the words without trailing punctuation, which differs between lists and columns.
    private static func words(of text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            String(word.last.map(",:;".contains) == true ? word.dropLast() : word)
        }
    }
}
