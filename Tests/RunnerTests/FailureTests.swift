import Files
import LiveChanges
import Resolution
import Runner
import Tenants
import Testing

/// Whatever a statement throws is reported at the prompt as at the end of a command: with its code and a sentence.
@Suite struct FailureTests {
    private static let faults: [any Fault] = [
        FileError(.notFound, "face.png", "cannot read \"face.png\": there is no such file or folder"),
        JournalError(.locked, "another process has the journal", help: "wait for it"),
        ServiceError(.throttled, "service-throttled", "asked too often", help: "try again later", requestID: "r-1"),
        RunError(.userUnknown, "there is no account `ann`"),
    ]

    @Test(arguments: faults.indices) func aFaultIsToldByItsCode(_ index: Int) throws {
        let fault = Self.faults[index]
        let told = try #require(Failure(fault))
        #expect(told.code == fault.faultCode)
        #expect(told.message == fault.sentence)
        #expect(told.help == fault.help)
        #expect(told.status == ExitStatus(fault.exitKind))
    }

    @Test func whatPassesIsWorthAnotherTry() {
        #expect(Failure(Self.faults[1])?.status.rawValue == 75)
        #expect(Failure(Self.faults[2])?.status.rawValue == 75)
        #expect(Failure(JournalError(.damaged, "the journal is damaged"))?.status.rawValue == 66)
    }

    @Test func theServicesRequestIsNamed() {
        #expect(Failure(Self.faults[2])?.message == "asked too often (request r-1)")
    }

    @Test func anErrorThatNobodyForesawIsAFaultOfOurOwn() {
        struct Unforeseen: Error {}
        #expect(Failure(Unforeseen()) == nil)
        #expect(Failure(unforeseen: Unforeseen()).code == "internal-fault")
        #expect(Failure(unforeseen: CancellationError()).status == .interrupted)
    }
}
