#if !Network
import ArgumentParser
import PhotoPolicy
import Runner
import Tenants

// What a program built without network code says in place of anything that needs the network.

extension Failure {
    /// - Parameter command: the command line that would do it in a program with network code.
    static func needsNetwork(_ command: String) -> Failure {
        Failure(
            .usage, ProgramCode.networkNeeded, "this program was built without network code",
            help: "`Scripts/photopolicy \(command)` builds and runs the one with it")
    }
}

extension LiveOptions {
    func tenant(isReadOnly: Bool, readsDirectory: Bool = true) async throws -> LiveTenant {
        throw Failure.needsNetwork("--live")
    }

    func tenantID(ofDomain domain: String) async throws -> GUID {
        throw Failure.needsNetwork("import owa --live --tenant \(domain)")
    }
}

/// A command of which only the name and abstract are known here.
protocol NetworkCommand: AsyncParsableCommand {
    static var name: String { get }
    static var abstract: String { get }
}

extension NetworkCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(commandName: name, abstract: abstract) }

    func run() async throws { try await reportingFailures { throw Failure.needsNetwork(Self.name) } }
}

struct Login: NetworkCommand {
    static let name = "login"
    static let abstract = "Sign in to a live tenant (in the program with network code)."
    @Argument(parsing: .captureForPassthrough) var rest: [String] = []
}

struct Logout: NetworkCommand {
    static let name = "logout"
    static let abstract = "Forget a saved sign-in (in the program with network code)."
    @Argument(parsing: .captureForPassthrough) var rest: [String] = []
}

struct Whoami: NetworkCommand {
    static let name = "whoami"
    static let abstract = "Show who is signed in (in the program with network code)."
    @Argument(parsing: .captureForPassthrough) var rest: [String] = []
}

struct Serve: NetworkCommand {
    static let name = "serve"
    static let abstract = "Serve a simulated tenant on the wire (in the program with network code)."
    @Argument(parsing: .captureForPassthrough) var rest: [String] = []
}
#endif
