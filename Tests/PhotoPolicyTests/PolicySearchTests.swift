import Testing

@testable import PhotoPolicy

@Suite struct PolicySearchTests {
    private func claim(_ actor: AccountFacts, can expected: Bool, ofOthers: Bool = false) -> (Answerer) -> Bool {
        let target = ofOthers ? PhotoTarget(isSynced: false) : nil
        return {
            $0.answer(PhotoRequest(actor: actor, action: .update, target: target, client: .graph)).after == nil
                ? expected : !expected
        }
    }

    @Test func everyPolicyOfTheProfileIsTried() {
        #expect(PolicySearch(input: World().input(), claims: []).candidates.count == 6)
        var world = World()
        world.profile = .september2026
        #expect(PolicySearch(input: world.input(), claims: []).candidates.count == 10)
    }

    @Test func currentPolicyComesFirstAndNeedsNoStatement() {
        let first = PolicySearch(input: World().input(), claims: []).solutions().first
        #expect(first?.settings == .untouched)
        #expect(first?.draft.isEmpty == true)
    }

    @Test func nearestSolutionIsFoundAsStatements() {
        let search = PolicySearch(
            input: World().input(),
            claims: [
                claim(AccountFacts(), can: false), claim(World.facts(.userAdmin), can: true, ofOthers: true),
            ])
        #expect(search.solutions().first?.draft == Self.cloudForUserAdmins)
        #expect(search.solutions().count == 2)
        #expect(search.conflict() == [])
    }

    @Test func conflictIsASmallestSetOfClaims() {
        let search = PolicySearch(
            input: World().input(),
            claims: [
                claim(World.facts(.userAdmin), can: true, ofOthers: true),
                claim(World.facts(.intuneAdmin), can: true, ofOthers: true),
                claim(World.facts(.globalAdmin), can: true, ofOthers: true),
                claim(AccountFacts(), can: false),
            ])
        #expect(search.solutions().isEmpty)
        #expect(search.conflict() == [1, 3])
    }

    @Test func conflictOfThreeIsFoundThoughEachTwoOfThemAgree() {
        let agreeing = [
            claim(AccountFacts(), can: false), claim(World.facts(.userAdmin), can: true, ofOthers: true),
            claim(World.facts(.globalAdmin), can: false, ofOthers: true),
        ]
        let search = PolicySearch(input: World().input(), claims: agreeing)
        #expect(search.solutions().map(\.draft) == [Self.cloudForUserAdmins])
        #expect(search.conflict() == [])
        let excluding: (Answerer) -> Bool = { $0.state.acceptedSettings.allowedRoles != World.ids(.userAdmin) }
        let contradicted = PolicySearch(input: World().input(), claims: agreeing.dropFirst() + [excluding])
        #expect(contradicted.conflict() == [0, 1, 2])
    }

    @Test func guardsAreNamed() {
        var world = World()
        world.hasSync = false
        let onPremises = PolicySearch(input: world.input(), claims: []).candidates.first {
            $0.settings.source == .onPremises
        }
        #expect(onPremises?.guards == [.onPremisesWithoutSync])
        #expect(onPremises?.draft == Draft(source: .onPremises))
    }

    /// Nine listed roles in three classes: two that the same people hold, one that another account holds, and six
    /// without any effect.
    @Test func rolesOfTheSameEffectAreTriedAsOne() {
        var world = World().with(AccountFacts(activeRoles: RoleSet([.intuneAdmin, .directoryWriters])))
        world = world.with(AccountFacts(activeRoles: RoleSet([.partnerTier1Support])))
        let listed: [RoleIndex] = [.intuneAdmin, .directoryWriters, .partnerTier1Support, .partnerTier2Support]
        let unknown = (1...5).map { GUID(high: 9, low: $0) }
        world.settings = PhotoUpdateSettings(
            source: .cloud, allowedRoles: listed.map { RoleCatalog.builtIn[$0].id } + unknown)
        let search = PolicySearch(input: world.input(), claims: [])
        #expect(search.candidates.count == 2 + 1 << 5)
        #expect(search.tried == 2 + 1 << 11)
        #expect(search.leftOut.isEmpty)
    }

    @Test func whatCannotBeTriedIsSaid() {
        var world = World()
        let writers = (10..<25).map { RoleIndex(rawValue: $0) }
        for role in writers { world = world.with(AccountFacts(activeRoles: RoleSet([role]))) }
        world.settings = PhotoUpdateSettings(source: .cloud, allowedRoles: writers.map { RoleCatalog.builtIn[$0].id })
        let search = PolicySearch(input: world.input(), claims: [])
        #expect(search.leftOut.listedRoles.count == writers.count - RoleUniverse.limit)
    }

    private static let cloudForUserAdmins = Draft(source: .cloud, roles: .roles(World.ids(.userAdmin)))
}
