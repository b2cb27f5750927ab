#if Network
import ArgumentParser
import Files
import GraphSimulator
import NIOSSL
import PhotoPolicy
import Runner
import Wording

struct TLSOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Serve https with a certificate chain and its key, both PEM files.", valueName: "file"))
    var tls: [String] = []

    @Option(
        help: ArgumentHelp(
            "Serve https with a certificate for localhost: ca.pem, which clients are to trust, cert.pem and key.pem in "
                + "this folder, made when missing.",
            valueName: "folder"))
    var tlsSelfSigned: String?

    @Option(
        help: ArgumentHelp(
            "A name that clients call the server by, such as graph.microsoft.com behind a hosts file; may stand several "
                + "times.", valueName: "name"))
    var tlsName: [String] = []

    func validate() throws {
        guard tls.isEmpty || tls.count == 2 else {
            throw ValidationError("--tls takes two files: the certificate and its key")
        }
        guard tls.isEmpty || tlsSelfSigned == nil else {
            throw ValidationError("--tls and --tls-self-signed exclude each other")
        }
        guard tlsName.isEmpty || !tls.isEmpty || tlsSelfSigned != nil else {
            throw ValidationError("--tls-name needs --tls-self-signed or --tls")
        }
        if let name = tlsName.first(where: { !Self.isHostName($0) }) {
            throw ValidationError("--tls-name \(name): expected a host's name such as graph.microsoft.com")
        }
    }

    private static func isHostName(_ name: String) -> Bool {
        (1...253).contains(name.utf8.count)
            && name.contains { $0.isLetter }
            && name.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            } && !name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains("..")
    }

    func configuration() throws -> TLSConfiguration? {
        if let folder = tlsSelfSigned { return try selfSigned(in: folder) }
        return tls.count == 2 ? try configuration(certificate: tls[0], key: tls[1], help: nil) : nil
    }

    private func selfSigned(in folder: String) throws -> TLSConfiguration {
        let certificate = folder + "/cert.pem"
        let key = folder + "/key.pem"
        let authority = folder + "/ca.pem"
        guard isMissing(folder) || isFolder(folder) else {
            throw Failure(
                .unreadable, FileError.Code.notWritable,
                "cannot keep a certificate in \"\(folder)\": it is not a folder")
        }
        if [certificate, key, authority].allSatisfy(isMissing) {
            let made: SelfSigned
            do {
                made = try SelfSigned.make(names: tlsName)
            } catch {
                throw Failure(.internalFault, ProgramCode.internalFault, "no certificate could be made: \(error)")
            }
            // An existing folder keeps its permissions: others may use it too.
            if !isFolder(folder) { try createFolder(at: folder) }
            try replaceFile(at: key, with: Array(made.key.utf8), mode: 0o600)
            try replaceFile(at: certificate, with: Array(made.certificate.utf8))
            try replaceFile(at: authority, with: Array(made.authority.utf8))
        }
        return try configuration(
            certificate: certificate, key: key, help: "remove cert.pem, key.pem and ca.pem there, to have new ones made"
        )
    }

    private func configuration(certificate: String, key: String, help: String?) throws -> TLSConfiguration {
        let chain = try readFile(at: certificate, limit: 1 << 20)
        let secret = try readFile(at: key, limit: 1 << 20)
        do {
            return try ServerCertificate(chain: chain, key: secret, names: tlsName).configuration
        } catch {
            throw Failure(
                .unreadable, ProgramCode.certificateUnusable, error.words(certificate: certificate, key: key),
                help: help)
        }
    }

}

extension ServerCertificate.Problem {
    fileprivate func words(certificate: String, key: String) -> String {
        switch self {
        case .notACertificate: "\(certificate) is not a certificate in PEM"
        case .notAKey: "\(key) is not a private key in PEM"
        case .keyOfAnother: "\(key) is not the key of the certificate in \(certificate)"
        case .expired(let seconds):
            "the certificate in \(certificate) was valid until \(Instant(seconds: seconds).words)"
        case .notYetValid(let seconds):
            "the certificate in \(certificate) is valid from \(Instant(seconds: seconds).words) only"
        case .lacksName(let name): "the certificate in \(certificate) is not for \(name)"
        }
    }
}
#endif
