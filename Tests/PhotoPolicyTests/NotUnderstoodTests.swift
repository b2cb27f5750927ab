import Testing
import Wording

@testable import PhotoPolicy

/// Words in the settings that this version does not know are kept, and never treated as if they meant nothing.
@Suite struct NotUnderstoodTests {
    private static let hybrid = PhotoUpdateSettings(source: .other("hybrid"))
    private static let helpDesk = PhotoUpdateSettings(
        source: .cloud, allowedRoles: World.ids(.userAdmin), otherRoles: ["helpdesk"])

    private func answer(
        _ settings: PhotoUpdateSettings, _ actor: AccountFacts, via client: Client = .graph
    ) -> Answer.Outcome {
        var world = World()
        world.settings = settings
        return Answerer(state: world.state, roles: .builtIn).answer(
            PhotoRequest(actor: actor, action: .update, target: nil, client: client)
        ).outcome
    }

    @Test func whatDependsOnAnUnknownSourceIsUnknown() {
        #expect(answer(Self.hybrid, AccountFacts()) == .unknown)
        #expect(answer(Self.hybrid, World.facts(.globalAdmin)) == .unknown)
        #expect(answer(Self.hybrid, AccountFacts(traits: [.enabled, .synced]), via: .directorySync) == .unknown)
    }

    @Test func whatOtherRulesDecideIsKnown() {
        #expect(answer(Self.hybrid, AccountFacts(traits: [])) == .refused)
        #expect(answer(Self.hybrid, AccountFacts(), via: .outlookClassic) == .refused)
    }

    @Test func unknownRoleLeavesHoldersOfKnownOnesAllowed() {
        #expect(answer(Self.helpDesk, World.facts(.userAdmin)) == .allowed)
        #expect(answer(Self.helpDesk, AccountFacts()) == .unknown)
        #expect(
            answer(PhotoUpdateSettings(source: .cloud, otherRoles: ["helpdesk"]), World.facts(.globalAdmin))
                == .unknown)
    }

    @Test func noClaimHoldsOfTheUnknown() {
        var world = World()
        world.settings = Self.hybrid
        let answerer = Answerer(state: world.state, roles: .builtIn)
        let question = AccessQuestion(subject: .endUsers, action: .photo(.update, .own), clients: [.graph])
        for form in [AccessClaim.Form.can, .cannot(nil)] {
            let claim = AccessClaim(question: question, form: form)
            #expect(!answerer.check(claim, populations: world.populations).holds)
        }
    }

    @Test func editsReplaceOnlyWhatTheyAreAbout() {
        #expect(Draft(source: .cloud).applied(to: Self.helpDesk) == Self.helpDesk)
        #expect(Draft(roles: .everyone).applied(to: Self.helpDesk) == PhotoUpdateSettings(source: .cloud))
        #expect(Draft(source: .any).applied(to: Self.helpDesk) == .untouched)
        #expect(Draft(writing: Self.hybrid).applied(to: .untouched) == Self.hybrid)
        #expect(!Draft(writing: Self.hybrid).isEmpty)
    }

    @Test func planSaysWhatIsLostAndAssumes() throws {
        var world = World()
        world.settings = Self.hybrid
        let plan = world.plan(.cloud(.userAdmin))
        let finding = try #require(plan.findings.first { $0.code == .settingsNotUnderstood })
        #expect(finding.sentence(.builtIn).contains("source \"hybrid\", which an apply replaces"))
        #expect(!plan.impact.isEmpty)
        #expect(plan.impact.rows.allSatisfy { $0.isAssumed })
        #expect(world.finding(.settingsNotUnderstood)?.sentence(.builtIn).contains("leaves as it is") == true)
    }
}
