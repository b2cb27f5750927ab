import Glibc

/// Why a file or folder could not be used: a code, the path as it was given, and a sentence for people.
package struct FileError: Fault, Hashable {
    /// The stable codes of this module; each has a page of explanation.
    package enum Code: String, Sendable, CaseIterable {
        case notFound = "file-not-found"
        case unreadable = "file-unreadable"
        case isDirectory = "file-is-directory"
        case tooLarge = "file-too-large"
        case notRegular = "file-not-regular"
        case notWritable = "file-not-writable"
        case locked = "file-locked"
        case folderUnusable = "folder-unusable"
    }

    package let code: Code
    package let path: String
    /// One sentence without a full stop that names the path.
    package let message: String

    package init(_ code: Code, _ path: String, _ message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    package var faultCode: String { code.rawValue }
    package var sentence: String { message }
    package var exitKind: ExitKind { code == .locked ? .busy : .unreadable }

    /// The error for a failed system call; `fallback` decides where the number alone does not.
    init(errno number: Int32, _ path: String, doing act: String, fallback: Code) {
        let code: Code =
            switch number {
            case ENOENT, ENOTDIR: .notFound
            case EISDIR: .isDirectory
            default: fallback
            }
        self.init(code, path, "cannot \(act) \"\(path)\": \(Self.words(for: number))")
    }

    /// The system's words for an error number, in lower case to fit inside a sentence.
    private static func words(for number: Int32) -> String {
        switch number {
        case ENOENT: "there is no such file or folder"
        case ENOTDIR: "a part of the path is not a folder"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        case EROFS: "the file system is read-only"
        case ENOSPC, EDQUOT: "there is no space left"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "too many symbolic links"
        case ENXIO, ENODEV: "there is no such device"
        default: String(cString: strerror(number)).lowercased()
        }
    }
}

/// Returns the result of some work; a failed system call in it becomes an error about a path.
func tellingSystemFailures<Value>(
    of path: String, doing act: String, fallback: FileError.Code, _ work: () throws -> Value
) throws(FileError) -> Value {
    do {
        return try work()
    } catch let failure as SystemFailure {
        throw FileError(errno: failure.number, path, doing: act, fallback: fallback)
    } catch let error as FileError {
        throw error
    } catch {
        throw FileError(fallback, path, "cannot \(act) \"\(path)\"")
    }
}
