import Files
import Glibc
import TemporaryFolder
import Testing

@Suite struct ReadFileTests {
    let scratch = TemporaryFolder()

    @Test func aFileOfExactlyTheLimitIsRead() throws {
        let bytes = [UInt8](repeating: 7, count: 100_000)
        try replaceFile(at: "\(scratch.path)/file", with: bytes)
        #expect(try readFile(at: "\(scratch.path)/file", limit: 100_000) == bytes)
        #expect(code { _ = try readFile(at: "\(scratch.path)/file", limit: 99_999) } == .tooLarge)
        #expect(code { _ = try readFile(at: "\(scratch.path)/file", limit: -1) } == .tooLarge)
    }

    @Test func aFileThatSaysItIsEmptyIsReadWhole() throws {
        #expect(try !readFile(at: "/proc/self/status", limit: 1 << 20).isEmpty)
    }

    @Test func whatIsNoFileHasItsOwnCode() {
        #expect(code { _ = try readFile(at: scratch.path, limit: 10) } == .isDirectory)
        #expect(code { _ = try readFile(at: "\(scratch.path)/none", limit: 10) } == .notFound)
        #expect(code { _ = try readFile(at: "\(scratch.path)\0/none", limit: 10) } == .notFound)
        #expect(code { _ = try readFile(at: "", limit: 10) } == .notFound)
        #expect(code { _ = try readFile(at: "/dev/zero", limit: 10) } == .notRegular)
    }

    @Test func theNullDeviceIsEmpty() throws {
        #expect(try readFile(at: "/dev/null", limit: 0).isEmpty)
    }

    @Test func aPipeIsReadToItsEnd() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        #expect(write(ends[1], "plan;", 5) == 5)
        close(ends[1])
        #expect(try readFile(at: "/dev/fd/\(ends[0])", limit: 5) == Array("plan;".utf8))
        close(ends[0])
    }

    @Test func aPipeBeyondTheLimitIsTooLarge() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        #expect(write(ends[1], "plan;", 5) == 5)
        close(ends[1])
        #expect(code { _ = try readDescriptor(ends[0], named: "the pipe", limit: 4) } == .tooLarge)
        close(ends[0])
    }
}

@Suite struct FolderTests {
    let scratch = TemporaryFolder()

    @Test func foldersAreMadeForTheUserAlone() throws {
        try createFolder(at: "\(scratch.path)/one")
        #expect(scratch.mode("one") == 0o700)
        chmod("\(scratch.path)/one", 0o755)
        try createFolder(at: "\(scratch.path)/one")
        #expect(scratch.mode("one") == 0o700)
    }

    @Test func aFileInTheWayIsToldAsSuch() throws {
        try replaceFile(at: "\(scratch.path)/file", with: [1])
        #expect(code { try createFolder(at: "\(scratch.path)/file") } == .folderUnusable)
    }

    @Test func aHeldLockIsNotTakenTwice() throws {
        let path = "\(scratch.path)/lock"
        do {
            let held = try FileLock(at: path, patience: .zero)
            #expect(code { _ = try FileLock(at: path, patience: .milliseconds(5)) } == .locked)
            _ = consume held
        }
        // A process that another test is starting may share the descriptor until it calls exec.
        #expect(code { _ = try FileLock(at: path, patience: .seconds(30)) } == nil)
    }
}
