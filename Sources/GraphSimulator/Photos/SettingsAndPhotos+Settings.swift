import OrderedJSON
import PhotoPolicy
import Tenants

extension SettingsAndPhotos {
    private static let settingsContext =
        "https://graph.microsoft.com/beta/$metadata#admin/people/photoUpdateSettings/$entity"

    mutating func settings(_ caller: Caller) throws(GraphError) -> WireResponse {
        let lacksScope = caller.permissions.isDisjoint(with: Permissions.readSettings)
        guard !lacksScope || options.isSoft else { throw .missingRequirements }
        // Who may read is inferred from who may write: the permissions of other roles do not mention the people
        // settings.
        let lacksRole = try permitSettings(PolicyChangeRequest(actor: caller.account?.facts))
        let refusal = lacksScope ? Reason.scopeMissing.rawValue : lacksRole
        guard let deleted else { return settingsAnswer(refusal) }
        switch options.afterDelete {
        case .nulls: return settingsAnswer(refusal)
        case .notFound: throw .notFound("photoUpdateSettings")
        case .old: return Self.answer(deleted)
        case .error: throw GraphError(500, "InternalServerError", "An internal error has occurred.")
        }
    }

    mutating func changeSettings(
        _ call: GraphCall, _ roles: RoleCatalog
    ) throws(GraphError) -> WireResponse {
        let refusal = try permitSettings(
            PolicyChangeRequest(actor: call.caller.account?.facts, scopes: call.caller.scopes))
        let patch = try SettingsPatch(try call.request.json())
        var settings = acceptedSettings
        // A PATCH without source is undocumented: the source is kept. Without roles, the profile decides (S, D
        // contradict).
        if let source = patch.source { settings.source = source }
        settings.allowedRoles = patch.roles ?? (conditions.profile.partialPatchOpens ? [] : settings.allowedRoles)
        try check(settings, roles)
        accept(settings)
        return settingsAnswer(refusal)
    }

    mutating func resetSettings(_ caller: Caller) throws(GraphError) -> WireResponse {
        guard options.offersDelete else { throw .methodNotAllowed("DELETE", allow: ["GET", "PATCH"]) }
        let refusal = try permitSettings(PolicyChangeRequest(actor: caller.account?.facts, scopes: caller.scopes))
        reset()
        return WireResponse(status: 204, wouldRefuse: refusal)
    }

    /// Applies the rules that also predict; consent was checked when the token was given out.
    ///
    /// - Returns: the code of the refusal if enforcement only reports it.
    private func permitSettings(_ request: PolicyChangeRequest) throws(GraphError) -> String? {
        let refusal = Reason.ofPolicyChange.first { rule in
            rule != .consentBlocked && conditions.refuses(request, rule)
        }
        guard let refusal else { return nil }
        guard options.isSoft else { throw .missingRequirements }
        return refusal.rawValue
    }

    /// Throws for settings that the service does not accept; its words for that are not public (?).
    private func check(_ settings: PhotoUpdateSettings, _ roles: RoleCatalog) throws(GraphError) {
        let profile = conditions.profile
        if settings.source != .cloud, let role = settings.allowedRoles.first {
            let source = settings.source?.rawValue ?? "null"
            throw .badRequest("Property allowedRoles: '\(role)' cannot be combined with source '\(source)'.")
        }
        for id in settings.allowedRoles {
            guard let role = roles.role(id: id), profile.supportedRoles.contains(role.index) else {
                throw .badRequest("Property allowedRoles: '\(id)' is not a supported role.")
            }
        }
    }

    private mutating func settingsAnswer(_ refusal: String?) -> WireResponse {
        let body = settingsBody ?? Self.answer(acceptedSettings).body
        settingsBody = body
        return WireResponse(status: 200, contentType: WireResponse.graphJSON, body: body, wouldRefuse: refusal)
    }

    private static func answer(_ settings: PhotoUpdateSettings) -> WireResponse {
        .graph([
            "@odata.context": .string(settingsContext),
            "source": settings.source.map { .string($0.rawValue) } ?? .null,
            "allowedRoles": .array(settings.allowedRoles.map { .string($0.description) }),
        ])
    }
}
