import PhotoPolicy
import Testing

@testable import GraphSimulator

@Suite struct ParityTests {
    @Test func eachRowIsToldOnce() {
        #expect(Set(Parity.all).count == Parity.all.count)
    }

    @Test func everyRuleOfAChangeOfTheSettingsIsTold() {
        let told = Set(Parity.all.map(\.subject))
        for rule in Reason.ofPolicyChange { #expect(told.contains("rule \(rule.rawValue)")) }
    }
}
