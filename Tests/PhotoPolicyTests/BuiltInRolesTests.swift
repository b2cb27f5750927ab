import Testing

@testable import PhotoPolicy

@Suite struct BuiltInRolesTests {
    @Test func idsAreLowerCaseGUIDs() {
        for role in builtInRoleTable {
            let groups = role.id.split(separator: "-", omittingEmptySubsequences: false)
            #expect(groups.map(\.count) == [8, 4, 4, 4, 12], "\(role.name)")
            #expect(role.id.allSatisfy { $0 == "-" || $0.isHexDigit && !$0.isUppercase }, "\(role.name)")
        }
    }

    @Test func noIdAndNoNameStandsTwice() {
        #expect(Set(builtInRoleTable.map(\.id)).count == builtInRoleTable.count)
        #expect(Set(builtInRoleTable.map { $0.name.lowercased() }).count == builtInRoleTable.count)
    }

    @Test func namesAreInAlphabeticalOrder() {
        let names = builtInRoleTable.map { $0.name.lowercased() }
        #expect(names == names.sorted())
    }

    @Test(arguments: [
        ("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"),
        ("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator"),
        ("024906de-61e5-49c8-8572-40335f1e0e10", "People Administrator"),
        ("9360feb5-f418-4baa-8175-e2a00bac4301", "Directory Writers"),
        ("3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator"),
        ("4ba39ca4-527c-499a-b93d-d9b492c50246", "Partner Tier1 Support"),
        ("e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8", "Partner Tier2 Support"),
        ("b79fbf4d-3ef9-4689-8143-76b194e85509", "User"),
    ])
    func photoWritingRoleStandsUnderItsName(id: String, name: String) {
        #expect(builtInRoleTable.first { $0.id == id }?.name == name)
    }
}
