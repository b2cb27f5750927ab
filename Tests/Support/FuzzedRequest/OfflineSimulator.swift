import HTTPTypes
import NIOCore
import PhotoPolicy
import Tenants

@testable import GraphSimulator

/// The simulator without a network, for the fuzzer of request decoding.
package final class OfflineSimulator: Sendable {
    private let world: World
    private let control: Control
    private let token: String

    /// Signs in a Global Administrator of the tenant with all permissions.
    package init(_ tenant: SimulatedTenant, account: String) async throws {
        var simulation = Simulation(try await TenantPicture(tenant), options: GraphSimulator.Options())
        let permissions = [
            Permissions.readSettings, Permissions.readOwnPhoto, Permissions.readRoles, Permissions.readUnits,
            Permissions.readGroups, Permissions.readPolicies,
        ].reduce(into: Set(Permissions.beyondTheModelWords.map { $0.lowercased() })) { $0.formUnion($1) }
        guard let id = simulation.directory.index.account(named: account)?.id else {
            throw TenantFileError(path: "users", message: "there is no account \(account)")
        }
        token = simulation.signIn.tokens.access.issue(
            AccessGrant(
                subject: .account(id), clientID: account, isForGraph: true, permissions: permissions, words: [],
                scopes: ScopeSet(Scope.allCases), issued: 0, expires: .infinity))
        world = World(simulation)
        control = Control(world: world, token: token)
    }

    package struct Answer: Sendable {
        package let status: Int
        package let contentType: String?
        package let body: [UInt8]
    }

    /// Answers `METHOD TARGET`, lines of `name: value`, an empty line and the body; returns nil for a target that is
    /// refused before routing.
    package func answer(_ bytes: [UInt8]) async -> Answer? {
        var lines = bytes[...]
        func line() -> [UInt8] {
            let line = lines.prefix { $0 != UInt8(ascii: "\n") }
            lines = lines.dropFirst(line.count + 1)
            return Array(line)
        }
        let start = String(decoding: line(), as: UTF8.self).split(separator: " ", maxSplits: 1)
        var headers = HTTPFields()
        while !lines.isEmpty {
            let header = line()
            if header.isEmpty { break }
            let parts = String(decoding: header, as: UTF8.self).split(separator: ":", maxSplits: 1)
            if parts.count == 2, let name = HTTPField.Name(String(parts[0])) {
                headers[name] = parts[1].drop { $0 == " " }.description
            }
        }
        if headers[.authorization] == nil { headers[.authorization] = "Bearer \(token)" }
        guard start.count == 2, let target = try? WireRequest.parse(target: String(start[1])) else { return nil }
        let ids = RequestIDs(request: "fuzz", client: "fuzz", date: "2024-09-05T11:17:08")
        let now = 1_725_534_000.0
        let answer: WireResponse
        do throws(GraphError) {
            let request = WireRequest(
                method: String(start[0]), path: target.path, query: target.query, headers: headers,
                body: try ContentEncoding.decoded(
                    Array(lines), encoding: headers[.contentEncoding], limit: BodyReader.usualLimit),
                base: "https://localhost")
            answer =
                request.path.first?.folded == Control.root
                ? await control.answer(request, ids: ids, now: now) : world.answer(request, ids: ids, now: now)
        } catch {
            answer = error.response(ids)
        }
        return Answer(
            status: answer.status, contentType: answer.contentType,
            body: answer.body.map { Array($0.readableBytesView) } ?? [])
    }
}
