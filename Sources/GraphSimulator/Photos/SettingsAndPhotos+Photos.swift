import HTTPTypes
import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

extension SettingsAndPhotos {
    mutating func photo(
        _ reference: GraphRoute.UserReference, _ part: GraphRoute.PhotoPart, _ call: GraphCall,
        _ directory: DirectoryIndex
    ) throws(GraphError) -> WireResponse {
        let request = call.request
        switch (part, request.method) {
        case (.content, "PUT"), (.content, "PATCH"):
            return try putPhoto(of: try call.account(reference, in: directory), call, directory)
        case (.content, "DELETE"):
            return try removePhoto(of: try call.account(reference, in: directory), call.caller, directory)
        case (_, "GET"): break
        default: throw .methodNotAllowed(request.method, allow: part.methods)
        }
        let owner = try call.account(
            reference, in: directory, own: Permissions.readOwnPhoto, others: Permissions.readPhotos)
        guard let photo = service.photo(of: owner.id) else { throw .imageNotFound(conditions.profile.name) }
        switch part {
        case .content: return Self.content(photo)
        case .metadata: return .graph(metadata(photo, size: nil, owner, request))
        case .sizes: return .graph(sizes(photo, owner, request))
        case .sizeMetadata(let name): return .graph(metadata(photo, size: try size(name, of: photo), owner, request))
        case .size(let name):
            // The picture is not scaled: that is not part of what is simulated.
            _ = try size(name, of: photo)
            return Self.content(photo)
        }
    }

    // MARK: Changing

    private mutating func putPhoto(
        of owner: Account, _ call: GraphCall, _ directory: DirectoryIndex
    ) throws(GraphError) -> WireResponse {
        let refusal = try permit(.update, owner, call.caller, directory)
        let request = call.request
        try check(request)
        guard request.body.count <= Photo.sizeLimit else {
            throw GraphError(413, "RequestEntityTooLarge", "The photo is larger than 4 MB.")
        }
        guard let photo = Photo(bytes: request.body) else {
            throw .badRequest("The content is neither a JPEG nor a PNG image.")
        }
        setPhoto(photo, of: owner.id)
        return WireResponse(status: 200, wouldRefuse: refusal)
    }

    /// Checks what the photo service requires of every caller.
    private func check(_ request: WireRequest) throws(GraphError) {
        // The method is documented but was answered with 400 in January 2026 (O).
        guard request.method == "PUT" || conditions.profile.name != .september2026 else {
            throw .badRequest("The PATCH method is not supported for this photo; send PUT.")
        }
        let type = (request.headers[.contentType] ?? "").lowercased()
        // Seen in the field (O).
        guard !type.hasPrefix("application/octet-stream") else {
            throw GraphError(500, "InternalServerError", "An internal error has occurred.")
        }
        guard type.hasPrefix("image/") else {
            throw GraphError(415, "UnsupportedMediaType", "The content type of a photo is image/jpeg.")
        }
    }

    private mutating func removePhoto(
        of owner: Account, _ caller: Caller, _ directory: DirectoryIndex
    ) throws(GraphError) -> WireResponse {
        let refusal = try permit(.remove, owner, caller, directory)
        guard service.photo(of: owner.id) != nil else { throw .imageNotFound(conditions.profile.name) }
        setPhoto(nil, of: owner.id)
        return WireResponse(status: 204, wouldRefuse: refusal)
    }

    /// Applies the rules of the decision at Graph under the settings now in force there. Consent was checked when the
    /// token was given out.
    ///
    /// - Returns: the code of the refusal if enforcement only reports it.
    private func permit(
        _ action: PhotoAction, _ owner: Account, _ caller: Caller, _ directory: DirectoryIndex
    ) throws(GraphError) -> String? {
        let isOwn = caller.account?.id == owner.id
        let request = PhotoRequest(
            actor: caller.account?.facts ?? AccountFacts(), action: action,
            target: isOwn ? nil : PhotoTarget(isSynced: owner.facts.isSynced), client: .graph, scopes: caller.scopes)
        let decision = Decision(
            conditions: conditions, policy: EnforcedPolicy(settingsInForce, roles: directory.contents.roles))
        let rules = caller.account == nil ? Reason.ofApplications : Decision.rules(for: .graph)
        for rule in rules where rule != .consentBlocked {
            guard decision.refuses(request, rule, mailboxPhotosEnabled: true) else { continue }
            guard options.isSoft else { throw Self.refusal(rule) }
            return rule.rawValue
        }
        return nil
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

    private typealias Size = (width: Int, height: Int)

    private func size(_ name: String, of photo: Photo) throws(GraphError) -> Size {
        guard let side = Self.sizes.first(where: { "\($0)x\($0)" == name }) else {
            if let own = photo.dimensions, "\(own.width)x\(own.height)" == name { return (own.width, own.height) }
            throw .imageNotFound(conditions.profile.name)
        }
        return (side, side)
    }

    private func metadata(_ photo: Photo, size: Size?, _ owner: Account, _ request: WireRequest) -> JSONObject {
        let version = request.path[0].folded
        let context = "https://graph.microsoft.com/\(version)/$metadata#users('\(owner.id)')/photo/$entity"
        var json: JSONObject = ["@odata.context": .string(context)]
        for member in description(photo, size: size).members { json[member.key] = member.value }
        return json
    }

    private func description(_ photo: Photo, size: Size?) -> JSONObject {
        let own = photo.dimensions
        let width = size?.width ?? own?.width ?? 1
        let height = size?.height ?? own?.height ?? 1
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
            "value": .array(Self.sizes.map { .object(description(photo, size: ($0, $0))) }),
        ]
    }
}
