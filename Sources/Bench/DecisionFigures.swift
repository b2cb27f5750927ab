import PhotoPolicy
import Tenants

/// Single decisions, bare and with their trace, over the embedded tenant's accounts, clients and actions.
enum DecisionFigures {
    static func measure(_ subject: Subject) async throws -> [Figure] {
        guard let tenant = try EmbeddedTenants.tenant(named: EmbeddedTenants.names[0]) else {
            throw BenchError(description: "there is no embedded tenant")
        }
        let roles = tenant.directory.roles
        let settings = PhotoUpdateSettings(source: .cloud, allowedRoles: [roles[.userAdmin].id])
        let decision = Decision(
            conditions: tenant.service.state().conditions, policy: EnforcedPolicy(settings, roles: roles))
        let requests = self.requests(try await tenant.directory.populations())
        var refused = 0
        let bare = Stopwatch.best(rounds: 20, repetitions: 50) {
            for request in requests where decision.verdict(on: request, mailboxPhotosEnabled: true) != nil {
                refused += 1
            }
        }
        var steps = 0
        let traced = Stopwatch.best(rounds: 10) {
            for request in requests {
                steps += decision.trace(of: request, Trace.Mailbox(policy: "", photosEnabled: true)).steps.count
            }
        }
        guard refused > 0, steps > 0 else { throw BenchError(description: "no request was refused") }
        let count = Double(requests.count)
        let (own, peer) = (bare / count * 1e6, try CedarPeer.microseconds(subject))
        return [
            Figure("a decision", own, .microseconds, .atMost(0.05), remark: "\(requests.count) different requests"),
            Figure(
                "  faster than Cedar's (cedarpy)", peer / own, .times, .atLeast(50),
                remark: "\(FigureTable.decimal(peer)) µs"),
            Figure("a decision with its trace", traced / count * 1e6, .microseconds, .atMost(15)),
        ]
    }

    private static func requests(_ populations: [Population]) -> [PhotoRequest] {
        var requests: [PhotoRequest] = []
        for population in populations {
            for client in Client.allCases {
                for action in PhotoAction.allCases {
                    for target in [nil, PhotoTarget(isSynced: false)] {
                        requests.append(
                            PhotoRequest(actor: population.facts, action: action, target: target, client: client))
                    }
                }
            }
        }
        return requests
    }
}
