import HTTPTypes
import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    mutating func photo(
        _ reference: GraphRoute.UserReference, _ part: GraphRoute.PhotoPart, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        switch (part, request.method) {
        case (.content, "PUT"), (.content, "PATCH"):
            return try putPhoto(of: try user(reference, caller), request, caller)
        case (.content, "DELETE"), (.metadata, "DELETE"):
            return try removePhoto(of: try user(reference, caller), caller)
        case (_, "GET"): break
        default: throw .methodNotAllowed(request.method)
        }
        let owner = try user(reference, caller, own: Permissions.readOwnPhoto, others: Permissions.readPhotos)
        guard let photo = tenant.service.photo(of: owner.id) else { throw .imageNotFound }
        switch part {
        case .content: return Self.content(photo)
        case .metadata: return .graph(metadata(photo, size: nil, owner, request))
        case .sizes: return .graph(sizes(photo, owner, request))
        case .sizeMetadata(let name): return .graph(metadata(photo, size: try size(name, of: photo), owner, request))
        case .size(let name):
            // The picture itself stays as it is: to make it smaller is no part of the control.
            _ = try size(name, of: photo)
            return Self.content(photo)
        }
    }

    // MARK: Changing

    private mutating func putPhoto(
        of owner: Account, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try permit(.update, owner, caller)
        let type = (request.headers[.contentType] ?? "").lowercased()
        guard type.hasPrefix("image/") || type.hasPrefix("application/octet-stream") else {
            throw GraphError(415, "UnsupportedMediaType", "The content type of a photo is image/jpeg.")
        }
        guard request.body.count <= Photo.sizeLimit else {
            throw GraphError(413, "RequestEntityTooLarge", "The photo is larger than 4 MB.")
        }
        guard let photo = Photo(bytes: request.body) else {
            throw .badRequest("The content is neither a JPEG nor a PNG image.")
        }
        picture.tenant.service.setPhoto(photo, of: owner.id)
        return WireResponse(status: 200)
    }

    private mutating func removePhoto(of owner: Account, _ caller: Caller) throws(GraphError) -> WireResponse {
        try permit(.remove, owner, caller)
        guard tenant.service.photo(of: owner.id) != nil else { throw .imageNotFound }
        picture.tenant.service.setPhoto(nil, of: owner.id)
        return WireResponse(status: 204)
    }

    /// The rules of the decision, at Graph, under the settings that are in force there now.
    private func permit(_ action: PhotoAction, _ owner: Account, _ caller: Caller) throws(GraphError) {
        let isOwn = caller.account?.id == owner.id
        let request = PhotoRequest(
            actor: caller.account?.facts ?? AccountFacts(), action: action,
            target: isOwn ? nil : PhotoTarget(isSynced: owner.facts.isSynced), client: .graph, scopes: caller.scopes)
        let decision = decision
        let rules = Decision.rules(for: .graph).filter {
            caller.account != nil || Self.rulesOfApplications.contains($0)
        }
        for rule in rules where rule != .consentBlocked {
            if decision.refuses(request, rule, mailboxPhotosEnabled: true) { throw Self.refusal(rule) }
        }
    }

    /// The rules under what Graph enforces now.
    var decision: Decision {
        Decision(conditions: conditions, policy: EnforcedPolicy(settingsInForce, roles: directory.contents.roles))
    }

    /// An application has no role of its own: where a list is in force, it is not on it (?).
    private static let rulesOfApplications: Set<Reason> = [
        .clientUnavailable, .clientCannotUpdate, .scopeMissing, .sourceOnPremises, .roleNotAllowed,
    ]

    /// What Graph enforces: a change counts from exactly its delay on.
    private var settingsInForce: PhotoUpdateSettings {
        let service = service
        let possible = service.settings.possible(at: service.now, delay: service.delays[.graph])
        return possible.first ?? service.acceptedSettings
    }

    private static func refusal(_ rule: Reason) -> GraphError {
        switch rule {
        case .roleScoped: .roleScoped
        case .sourceOnPremises, .roleNotAllowed: .refusedByControl
        case .accountDisabled, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
            .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .consentBlocked, .scopeMissing,
            .roleMissing, .roleNotActivated, .syncUnavailable, .targetNotSynced, .sourceCloud, .applicationNotSupported,
            .policyRoleMissing:
            .insufficientPrivileges
        }
    }

    // MARK: Reading

    private static func content(_ photo: Photo) -> WireResponse {
        var response = WireResponse(
            status: 200, contentType: photo.kind.rawValue, body: ByteBuffer(bytes: photo.bytes))
        response.headers.append((.eTag, "\"\(photo.entityTag)\""))
        return response
    }

    private static let sizes = [48, 64, 96, 120, 240, 360, 432, 504, 648]

    private func size(_ name: String, of photo: Photo) throws(GraphError) -> Int {
        guard let side = Self.sizes.first(where: { "\($0)x\($0)" == name }) else {
            if let own = photo.dimensions, "\(own.width)x\(own.height)" == name { return own.width }
            throw .imageNotFound
        }
        return side
    }

    private func metadata(_ photo: Photo, size: Int?, _ owner: Account, _ request: WireRequest) -> JSONObject {
        let version = request.path[0].folded
        let context = "https://graph.microsoft.com/\(version)/$metadata#users('\(owner.id)')/photo/$entity"
        var json: JSONObject = ["@odata.context": .string(context)]
        for member in description(photo, size: size).members { json[member.key] = member.value }
        return json
    }

    private func description(_ photo: Photo, size: Int?) -> JSONObject {
        let own = photo.dimensions
        let width = size ?? own?.width ?? 1
        let height = size ?? own?.height ?? 1
        return [
            "@odata.mediaContentType": .string(photo.kind.rawValue),
            "@odata.mediaEtag": .string("\"\(photo.entityTag)\""), "id": .string("\(width)x\(height)"),
            "height": .int(height), "width": .int(width),
        ]
    }

    private func sizes(_ photo: Photo, _ owner: Account, _ request: WireRequest) -> JSONObject {
        let version = request.path[0].folded
        return [
            "@odata.context": .string("https://graph.microsoft.com/\(version)/$metadata#users('\(owner.id)')/photos"),
            "value": .array(Self.sizes.map { .object(description(photo, size: $0)) }),
        ]
    }
}
