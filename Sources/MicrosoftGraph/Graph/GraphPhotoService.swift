import PhotoPolicy
import Tenants

/// The setting and the photos of a real tenant.
package struct GraphPhotoService: PhotoService {
    let graph: GraphClient
    let facts: TenantFacts
    /// The signed-in account: its own photo is requested under `/me`, where fewer permissions suffice.
    let operatorID: GUID?
    var latestRequestIDs: [String] = []

    package init(graph: GraphClient, facts: TenantFacts, operatorID: GUID?) {
        self.graph = graph
        self.facts = facts
        self.operatorID = operatorID
    }

    /// Beta only; absent from v1.0 as of August 2026 (D).
    static let settingsPath = "/admin/people/photoUpdateSettings"

    package func state() async throws -> ServiceState {
        let settings = try await settings()
        return ServiceState(
            conditions: await facts.conditions, settings: Timeline(settings), mailboxPolicies: MailboxPolicies(),
            now: graph.courier.time.now())
    }

    /// Reads the settings as the service shows them now. An untouched tenant shows nulls; no public 404 is known to
    /// mean that, so a 404 comes from something in between or from a wrong address (?).
    func settings() async throws -> PhotoUpdateSettings {
        let act = "the settings could not be read"
        let answer = try await graph.send(HTTPRequest(.get, graph.address(Self.settingsPath, .beta)))
        guard answer.status != 404 else { throw ServiceError.unreadable(act, answer) }
        guard answer.isSuccess else { throw GraphFailure(answer).error(act) }
        guard let value = WireValue(json: answer.body), WireSettings.isSettings(value) else {
            throw ServiceError.unreadable(act, answer)
        }
        return try WireSettings.settings(value)
    }

    package func prepareToChange() async throws { try await graph.prepareToChange() }

    package mutating func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) async throws -> PhotoUpdateSettings {
        latestRequestIDs = []
        // As the plan showed it.
        let planned = SettingsRequest(writing: settings)
        let request = HTTPRequest(
            planned.method == .delete ? .delete : .patch, graph.address(Self.settingsPath, .beta),
            headers: planned.body.map { _ in [("Content-Type", "application/json")] } ?? [],
            body: planned.body.map(WireSettings.body))
        let reader = self
        let again = SecondLook(wanted: settings, base: base, name: "settings") { try await reader.settings() }
        guard let answer = try await graph.change(request, lookingBeforeAgain: again.look) else { return settings }
        guard answer.isSuccess else {
            let (act, failure) = ("the settings could not be written", GraphFailure(answer))
            throw (request.method == .delete ? failure.errorOfDelete(act) : failure.error(act)).told(by: answer)
        }
        latestRequestIDs = [answer[header: "request-id"]].compactMap(\.self)
        do {
            return try await self.settings()
        } catch let error as ServiceError {
            // Whatever prevented the reading, the write was accepted: this must not look like a refusal.
            throw ServiceError(
                .unreachable, error.code, "the settings were accepted, and not read back: \(error.message)",
                help: error.help, requestID: latestRequestIDs.first)
        }
    }

    package func currentSettings() async throws -> PhotoUpdateSettings { try await settings() }

    package func requestIDs() -> [String] { latestRequestIDs }
}
