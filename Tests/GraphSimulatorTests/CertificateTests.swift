import FoundationEssentials
import Testing

@testable import GraphSimulator

@Suite struct CertificateTests {
    private func made(_ names: [String] = []) throws -> (chain: [UInt8], key: [UInt8]) {
        let made = try SelfSigned.make(names: names)
        return (Array(made.certificate.utf8), Array(made.key.utf8))
    }

    @Test func whatIsMadeServes() throws {
        let pair = try made(["graph.microsoft.com"])
        _ = try ServerCertificate(chain: pair.chain, key: pair.key, names: ["localhost", "Graph.Microsoft.com"])
        let wild = try made(["*.microsoft.com"])
        _ = try ServerCertificate(chain: wild.chain, key: wild.key, names: ["graph.microsoft.com"])
    }

    @Test func whatCouldNotServeIsToldBeforehand() throws {
        let (pair, other) = (try made(), try made())
        func problem(
            _ chain: [UInt8], _ key: [UInt8], _ names: [String] = [], _ now: Date = .now
        ) -> ServerCertificate.Problem? {
            do throws(ServerCertificate.Problem) {
                _ = try ServerCertificate(chain: chain, key: key, names: names, now: now)
                return nil
            } catch {
                return error
            }
        }
        #expect(problem(pair.chain, other.key) == .keyOfAnother)
        #expect(problem(pair.key, pair.key) == .notACertificate)
        #expect(problem(pair.chain, pair.chain) == .notAKey)
        #expect(problem(pair.chain, pair.key, ["graph.microsoft.com"]) == .lacksName("graph.microsoft.com"))
        let year: Double = 366 * 86_400
        guard case .expired = problem(pair.chain, pair.key, [], Date.now.addingTimeInterval(year)) else {
            Issue.record("in a year it has ended")
            return
        }
        guard case .notYetValid = problem(pair.chain, pair.key, [], Date.now.addingTimeInterval(-year)) else {
            Issue.record("a year ago it had not begun")
            return
        }
    }
}
