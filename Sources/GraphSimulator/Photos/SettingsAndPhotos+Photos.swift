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
        case (.content, "DELETE"), (.metadata, "DELETE"):
            return try removePhoto(of: try call.account(reference, in: directory), call.caller, directory)
        case (_, "GET"): break
        default: throw .methodNotAllowed(request.method)
        }
        let owner = try call.account(
            reference, in: directory, own: Permissions.readOwnPhoto, others: Permissions.readPhotos)
        guard let photo = service.photo(of: owner.id) else { throw .imageNotFound }
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
        of owner: Account, _ call: GraphCall, _ directory: DirectoryIndex
    ) throws(GraphError) -> WireResponse {
        try permit(.update, owner, call.caller, directory)
        let request = call.request
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
        setPhoto(photo, of: owner.id)
        return WireResponse(status: 200)
    }

    private mutating func removePhoto(
        of owner: Account, _ caller: Caller, _ directory: DirectoryIndex
    ) throws(GraphError) -> WireResponse {
        try permit(.remove, owner, caller, directory)
        guard service.photo(of: owner.id) != nil else { throw .imageNotFound }
        setPhoto(nil, of: owner.id)
        return WireResponse(status: 204)
    }

    /// The rules of the decision, at Graph, under the settings that are in force there now. Consent was asked for when
    /// the token was given out.
    private func permit(
        _ action: PhotoAction, _ owner: Account, _ caller: Caller, _ directory: DirectoryIndex
    ) throws(GraphError) {
        let isOwn = caller.account?.id == owner.id
        let request = PhotoRequest(
            actor: caller.account?.facts ?? AccountFacts(), action: action,
            target: isOwn ? nil : PhotoTarget(isSynced: owner.facts.isSynced), client: .graph, scopes: caller.scopes)
        let decision = Decision(
            conditions: conditions, policy: EnforcedPolicy(settingsInForce, roles: directory.contents.roles))
        let rules = caller.account == nil ? Reason.ofApplications : Decision.rules(for: .graph)
        for rule in rules where rule != .consentBlocked {
            if decision.refuses(request, rule, mailboxPhotosEnabled: true) { throw Self.refusal(rule) }
        }
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
