import Files
import PhotoPolicy
import Storage
import TemporaryFolder
import Tenants
import Testing

@Suite struct PhotoBackupTests {
    static let id = GUID("00000000-0000-4000-8000-000000000001")!

    @Test func photosComeBackByTheirNameAndForThisUserAlone() throws {
        let home = TemporaryFolder()
        let folder = PhotoBackupFolder(folder: home.path)
        let photo = try #require(Photo(bytes: [0xFF, 0xD8, 0xFF, 1]))
        let other = try #require(Photo(bytes: [0xFF, 0xD8, 0xFF, 2]))
        let name = try folder.keep(photo, tenant: Self.id, account: Self.id)
        #expect(try folder.keep(photo, tenant: Self.id, account: Self.id) == name)
        #expect(try folder.keep(other, tenant: Self.id, account: Self.id) != name)
        #expect(try folder.load(name) == photo)
        #expect(home.mode("photos/\(name)") == 0o600)
        #expect(home.mode("photos") == 0o700)
    }

    @Test(arguments: ["none", "../secret", "/etc/passwd"])
    func aNameThatIsNoBackupHasNoPhoto(_ name: String) throws {
        let home = TemporaryFolder()
        try replaceFile(at: "\(home.path)/secret", with: [0xFF, 0xD8, 0xFF])
        #expect(try PhotoBackupFolder(folder: home.path).load(name) == nil)
    }

    @Test func digestsAreThoseOfSha256sum() {
        #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
