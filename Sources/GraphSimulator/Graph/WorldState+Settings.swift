import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    private static let settingsContext =
        "https://graph.microsoft.com/beta/$metadata#admin/people/photoUpdateSettings/$entity"

    mutating func settings(_ caller: Caller) throws(GraphError) -> WireResponse {
        let reading = ScopeSet([.peopleSettingsReadAll, .peopleSettingsReadWriteAll])
        guard !caller.scopes.isDisjoint(with: reading) else { throw .missingRequirements }
        // Who may read is inferred from who may write: no other role's permissions mention the people settings.
        try permitSettings(PolicyChangeRequest(actor: caller.account?.facts))
        return settingsAnswer()
    }

    mutating func changeSettings(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try permitSettings(PolicyChangeRequest(actor: caller.account?.facts, scopes: caller.scopes))
        let patch = try SettingsPatch(try request.json())
        var settings = service.acceptedSettings
        // A PATCH without source is undocumented: it is kept. Without roles, the profile tells (S, D contradict).
        if let source = patch.source { settings.source = source }
        settings.allowedRoles = patch.roles ?? (conditions.profile.partialPatchOpens ? [] : settings.allowedRoles)
        try check(settings)
        accept(settings)
        return settingsAnswer()
    }

    mutating func resetSettings(_ caller: Caller) throws(GraphError) -> WireResponse {
        try permitSettings(PolicyChangeRequest(actor: caller.account?.facts, scopes: caller.scopes))
        accept(.untouched)
        return WireResponse(status: 204)
    }

    /// Through the rules that also predict; consent was asked for when the token was given out.
    private func permitSettings(_ request: PolicyChangeRequest) throws(GraphError) {
        let refused = Reason.ofPolicyChange.contains { rule in
            rule != .consentBlocked && conditions.refuses(request, rule)
        }
        if refused { throw .missingRequirements }
    }

    /// What the service does not take; its words for that are not public (?).
    private func check(_ settings: PhotoUpdateSettings) throws(GraphError) {
        let profile = conditions.profile
        if settings.source != .cloud, let role = settings.allowedRoles.first {
            let source = settings.source?.rawValue ?? "null"
            throw .badRequest("Property allowedRoles: '\(role)' cannot be combined with source '\(source)'.")
        }
        for id in settings.allowedRoles {
            guard let role = directory.contents.roles.role(id: id), profile.supportedRoles.contains(role.index) else {
                throw .badRequest("Property allowedRoles: '\(id)' is not a supported role.")
            }
        }
    }

    private mutating func accept(_ settings: PhotoUpdateSettings) {
        let now = service.now
        picture.tenant.service.serviceState.settings.acceptLast(settings, at: now)
        settingsBody = nil
    }

    private mutating func settingsAnswer() -> WireResponse {
        if let body = settingsBody {
            return WireResponse(status: 200, contentType: WireResponse.graphJSON, body: body)
        }
        let settings = service.acceptedSettings
        let response = WireResponse.graph([
            "@odata.context": .string(Self.settingsContext),
            "source": settings.source.map { .string($0.rawValue) } ?? .null,
            "allowedRoles": .array(settings.allowedRoles.map { .string($0.description) }),
        ])
        settingsBody = response.body
        return response
    }
}
