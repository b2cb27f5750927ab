import HTTPTypes

/// Cross-origin rules for browsers: Graph, the token endpoint and the sign-in documents admit every origin, device
/// codes and pages none (O).
enum CrossOrigin {
    /// Returns the headers for an answer at a path; empty if the request names no origin.
    static func headers(_ arrival: Arrival) -> [(name: HTTPField.Name, value: String)] {
        guard arrival.head.headerFields.contains(.origin), let place = place(arrival) else { return [] }
        var headers: [(name: HTTPField.Name, value: String)] = [(.accessControlAllowOrigin, "*")]
        if place == .graph { headers.append((.accessControlExposeHeaders, exposed)) }
        return headers
    }

    /// Returns the answer to a preflight request; nil for any other request.
    static func preflight(_ arrival: Arrival) -> WireResponse? {
        let request = arrival.head
        guard request.method == .options, let place = place(arrival), request.headerFields[.origin] != nil,
            request.headerFields[.accessControlRequestMethod] != nil
        else { return nil }
        var response = WireResponse(status: 200)
        response.headers.append((.accessControlAllowMethods, place.methods))
        if let asked = request.headerFields[.accessControlRequestHeaders], asked.utf8.allSatisfy(isOfFieldNames) {
            response.headers.append((.accessControlAllowHeaders, asked))
        }
        response.headers.append((.accessControlMaxAge, "3600"))
        return response
    }

    private enum Place {
        case graph, token, document

        var methods: String {
            switch self {
            case .graph: "GET, PUT, POST, PATCH, DELETE, OPTIONS"
            case .token: "POST, OPTIONS"
            case .document: "GET, OPTIONS"
            }
        }
    }

    private static func place(_ arrival: Arrival) -> Place? {
        switch arrival.place {
        case .graph: return .graph
        case .control: return nil
        case .signIn: break
        }
        let path = arrival.segments.joined(separator: "/")
        if path.hasSuffix("/oauth2/v2.0/token") { return .token }
        return ["/.well-known/openid-configuration", "/discovery/v2.0/keys", "/discovery/instance"]
            .contains { path.hasSuffix($0) } ? .document : nil
    }

    private static let exposed =
        "ETag, Location, Preference-Applied, request-id, client-request-id, Retry-After, WWW-Authenticate"

    private static func isOfFieldNames(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: " "):
            true
        default: false
        }
    }
}
