import Files
import Glibc
import TemporaryFolder
import Testing

@Suite struct ReplaceFileTests {
    let scratch = TemporaryFolder()

    @Test func aNewFileHoldsTheBytesAndTheMode() throws {
        try replaceFile(at: "\(scratch.path)/new", with: Array("text".utf8), mode: 0o600)
        #expect(try readFile(at: "\(scratch.path)/new", limit: 4) == Array("text".utf8))
        #expect(scratch.mode("new") == 0o600)
    }

    @Test func anExistingFileKeepsItsMode() throws {
        try replaceFile(at: "\(scratch.path)/file", with: [1])
        chmod("\(scratch.path)/file", 0o640)
        try replaceFile(at: "\(scratch.path)/file", with: [2])
        #expect(scratch.mode("file") == 0o640)
        #expect(try readFile(at: "\(scratch.path)/file", limit: 9) == [2])
        #expect(scratch.names() == ["file"])
    }

    @Test func aFileForThisUserAloneIsClosedToOthers() throws {
        try replaceFile(at: "\(scratch.path)/file", with: [1])
        try replaceFile(at: "\(scratch.path)/file", with: [2], mode: 0o600)
        #expect(scratch.mode("file") == 0o600)
    }

    @Test func aSymbolicLinkStaysAndItsTargetIsReplaced() throws {
        try replaceFile(at: "\(scratch.path)/target", with: [1])
        symlink("target", "\(scratch.path)/link")
        symlink("link", "\(scratch.path)/second")
        try replaceFile(at: "\(scratch.path)/second", with: [2])
        #expect(try readFile(at: "\(scratch.path)/target", limit: 9) == [2])
        var status = stat()
        #expect(lstat("\(scratch.path)/second", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(scratch.names() == ["target", "link", "second"])
    }

    @Test func aCircleOfLinksIsRefused() {
        symlink("b", "\(scratch.path)/a")
        symlink("a", "\(scratch.path)/b")
        #expect(code { try replaceFile(at: "\(scratch.path)/a", with: [1]) } == .notWritable)
    }

    @Test func aFailureKeepsTheOldBytesAndLeavesNothingBehind() throws {
        try replaceFile(at: "\(scratch.path)/file", with: [1])
        mkdir("\(scratch.path)/folder", 0o700)
        #expect(code { try replaceFile(at: "\(scratch.path)/folder", with: [2]) } == .isDirectory)
        #expect(code { try replaceFile(at: "\(scratch.path)/none/file", with: [2]) } == .notFound)
        #expect(try readFile(at: "\(scratch.path)/file", limit: 9) == [1])
        #expect(scratch.names() == ["file", "folder"])
    }

    @Test func aPipeIsNotReplaced() {
        mkfifo("\(scratch.path)/pipe", 0o600)
        #expect(code { try replaceFile(at: "\(scratch.path)/pipe", with: [2]) } == .notRegular)
    }

    @Test func whatIsForThisUserAloneTakesThePlaceOfALink() throws {
        try replaceFile(at: "\(scratch.path)/target", with: [1])
        symlink("target", "\(scratch.path)/secret")
        try replaceFile(at: "\(scratch.path)/secret", with: [2], mode: 0o600)
        #expect(try readFile(at: "\(scratch.path)/target", limit: 9) == [1])
        #expect(try readPrivateFile(at: "\(scratch.path)/secret", limit: 9) == [2])
        symlink("target", "\(scratch.path)/link")
        #expect(code { _ = try readPrivateFile(at: "\(scratch.path)/link", limit: 9) } == .unreadable)
    }

    @Test func aPrivateFileIsClosedWhenItIsRead() throws {
        try replaceFile(at: "\(scratch.path)/file", with: [1])
        #expect(try readPrivateFile(at: "\(scratch.path)/file", limit: 9) == [1])
        #expect(scratch.mode("file") == 0o600)
    }

    @Test func whatAKilledWriterLeftIsSweptAndWhatOneHoldsIsNot() throws {
        let held = "\(scratch.path)/.photopolicy-held.tmp"
        for path in ["\(scratch.path)/.photopolicy-1.tmp", held] { try replaceFile(at: path, with: [1]) }
        do {
            let lock = try FileLock(at: held, patience: .zero)
            try replaceFile(at: "\(scratch.path)/secret", with: [2], mode: 0o600)
            #expect(scratch.names() == [".photopolicy-held.tmp", "secret"])
            _ = consume lock
        }
        sweepLeftOvers(in: scratch.path)
        #expect(scratch.names() == ["secret"])
    }

    @Test func aFolderBelowOneThatEverybodyCanWriteIsRefused() throws {
        try createFolder(at: "\(scratch.path)/open/own")
        chmod("\(scratch.path)/open", 0o777)
        #expect(code { try createFolder(at: "\(scratch.path)/open/own") } == .folderUnusable)
        // Like /tmp.
        chmod("\(scratch.path)/open", 0o1777)
        try createFolder(at: "\(scratch.path)/open/own")
    }
}

/// Returns the code of the error that an act throws; nil if it throws none.
func code(_ act: () throws -> Void) -> FileError.Code? {
    do {
        try act()
        return nil
    } catch {
        return (error as? FileError)?.code
    }
}
