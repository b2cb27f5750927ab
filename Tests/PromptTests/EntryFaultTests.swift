import Files
import Interpreter
import Tenants
import Testing

@testable import Prompt

/// Whatever a statement throws is told at the prompt as it is at the end of a command: by its code and a sentence.
@Suite struct EntryFaultTests {
    private static let faults: [any Fault] = [
        FileError(.notFound, "face.png", "cannot read \"face.png\": there is no such file or folder"),
        JournalError(.locked, "another process has the journal", help: "wait for it"),
        ServiceError(.throttled, "service-throttled", "asked too often", help: "try again later", requestID: "r-1"),
        RunError("user-unknown", "there is no account `ann`"),
    ]

    @Test(arguments: faults.indices) func faultIsToldByItsCode(_ index: Int) {
        let fault = Self.faults[index]
        let told = EntryRun.Fault(fault)
        #expect(told.code == fault.faultCode)
        #expect(told.message == fault.sentence)
        #expect(told.help == fault.help)
    }

    @Test func requestOfTheServiceIsNamed() {
        #expect(EntryRun.Fault(Self.faults[2]).message == "asked too often (request r-1)")
    }
}
