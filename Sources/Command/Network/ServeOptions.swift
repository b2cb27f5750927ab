#if Network
import ArgumentParser
import Files
import GraphSimulator
import NIOSSL
import Runner

/// How `serve` speaks https.
struct TLSOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Serve https with a certificate chain and its key, both PEM files.", valueName: "file"))
    var tls: [String] = []

    @Option(
        help: ArgumentHelp(
            "Serve https with a certificate for localhost: cert.pem and key.pem in this folder, made when missing.",
            valueName: "folder"))
    var tlsSelfSigned: String?

    func validate() throws {
        guard tls.isEmpty || tls.count == 2 else {
            throw ValidationError("--tls takes two files: the certificate and its key")
        }
        guard tls.isEmpty || tlsSelfSigned == nil else {
            throw ValidationError("--tls and --tls-self-signed exclude each other")
        }
    }

    func configuration() throws -> TLSConfiguration? {
        if let folder = tlsSelfSigned { return try selfSigned(in: folder) }
        return tls.count == 2 ? try Self.configuration(certificate: tls[0], key: tls[1]) : nil
    }

    private func selfSigned(in folder: String) throws -> TLSConfiguration {
        let certificate = folder + "/cert.pem"
        let key = folder + "/key.pem"
        if (try? readFile(at: certificate, limit: 1 << 20)) == nil {
            let made: SelfSigned
            do {
                made = try SelfSigned.make()
            } catch {
                throw Failure(.internalFault, ProgramCode.internalFault, "no certificate could be made: \(error)")
            }
            try createFolder(at: folder)
            try replaceFile(at: key, with: Array(made.key.utf8), mode: 0o600)
            try replaceFile(at: certificate, with: Array(made.certificate.utf8))
        }
        return try Self.configuration(certificate: certificate, key: key)
    }

    private static func configuration(certificate: String, key: String) throws -> TLSConfiguration {
        let chain = try readFile(at: certificate, limit: 1 << 20)
        let secret = try readFile(at: key, limit: 1 << 20)
        do {
            return try GraphSimulator.tls(certificate: chain, key: secret)
        } catch {
            throw Failure(
                .unreadable, ProgramCode.certificateUnusable,
                "\(certificate) and \(key) are not a certificate and its key in PEM")
        }
    }
}

/// What `serve` lets go wrong.
struct FaultOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Answer so many milliseconds later.", valueName: "milliseconds"))
    var latency: Int?

    @Option(help: ArgumentHelp("Answer more Graph requests than these in a second with 429.", valueName: "n"))
    var throttle: Int?

    @Option(
        help: ArgumentHelp(
            "Let a share of the requests fail: a status (503), or cutBefore, cutUnanswered, cutDuring, cutAfter, "
                + "malformed.", valueName: "kind:share"))
    var fail: [String] = []

    @Option(help: ArgumentHelp("What the dice of --fail start from.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws {
        guard (latency ?? 0) >= 0, (latency ?? 0) <= 600_000 else {
            throw ValidationError("--latency is a number of milliseconds up to 600000")
        }
        guard (throttle ?? 1) >= 1 else { throw ValidationError("--throttle is a number of requests, at least 1") }
        _ = try faults()
    }

    func faults() throws -> [InjectedFault] {
        var faults = latency.map { [InjectedFault(.latency($0), .share(1))] } ?? []
        for text in fail {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let share = Double(parts[1]), (0...1).contains(share),
                let kind = Self.kind(String(parts[0]))
            else {
                throw ValidationError("--fail \(text): expected a kind and a share such as 503:0.1 or cutDuring:0.01")
            }
            faults.append(InjectedFault(kind, .share(share)))
        }
        return faults
    }

    private static func kind(_ word: String) -> InjectedFault.Kind? {
        switch word {
        case "429": .rateLimit(retryAfter: nil)
        case "cutBefore": .cutBefore
        case "cutUnanswered": .cutUnanswered
        case "cutDuring": .cutDuring
        case "cutAfter": .cutAfter
        case "malformed": .malformed
        default: Int(word).flatMap { (400...599).contains($0) ? InjectedFault.Kind.status($0) : nil }
        }
    }
}
#endif
