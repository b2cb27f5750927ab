import Testing
import Wording

@testable import MicrosoftGraph

@Suite struct LiveCodeTests {
    @Test(arguments: LiveCode.allCases)
    func everyCodeHasItsPage(_ code: LiveCode) {
        #expect(Explanations.page(for: code.rawValue)?.code == code.rawValue)
    }
}
