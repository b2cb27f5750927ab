import HTTPTypes
import NIOCore
import OrderedJSON

/// An answer that has not yet been written to a connection.
struct WireResponse: Sendable {
    var status: Int
    var headers: [(name: HTTPField.Name, value: String)] = []
    var body: ByteBuffer?
    var contentType: String?
    /// The caller whose token was accepted.
    var caller: Caller?
    /// The requests of a batch, each with its result.
    var parts: [Part] = []
    /// The code of the refusal that enforcement would have given, if it only watches.
    var wouldRefuse: String?

    struct Part: Sendable {
        let method: String
        /// The path with its version, without its query.
        let path: String
        let status: Int
        let wouldRefuse: String?

        init(_ step: BatchStep, under version: String, _ answer: WireResponse) {
            method = step.method
            let url = step.url.prefix { $0 != "?" }
            path = "/\(version)/" + url.drop { $0 == "/" }
            status = answer.status
            wouldRefuse = answer.wouldRefuse
        }
    }

    static let wouldRefuseHeader = "photopolicy-would-refuse"

    init(status: Int, contentType: String? = nil, body: ByteBuffer? = nil, wouldRefuse: String? = nil) {
        self.status = status
        self.wouldRefuse = wouldRefuse
        self.contentType = contentType
        self.body = body
    }

    static let graphJSON =
        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"
    static let plainJSON = "application/json; charset=utf-8"

    static func graph(_ object: JSONObject, status: Int = 200) -> WireResponse {
        WireResponse(status: status, contentType: graphJSON, body: ByteBuffer(string: object.text))
    }

    static func json(_ object: JSONObject, status: Int = 200) -> WireResponse {
        WireResponse(status: status, contentType: plainJSON, body: ByteBuffer(string: object.text))
    }

    static func html(_ page: String, status: Int = 200) -> WireResponse {
        var response = WireResponse(
            status: status, contentType: "text/html; charset=utf-8", body: ByteBuffer(string: page))
        // No form-action: browsers also apply it to the redirects that follow, including those to private schemes.
        response.headers.append((.contentSecurityPolicy, "default-src 'none'; style-src 'unsafe-inline'"))
        response.headers.append((.cacheControl, "no-store"))
        return response
    }

    static func redirect(to place: String) -> WireResponse {
        var response = WireResponse(status: 302)
        response.headers.append((.location, place))
        response.headers.append((.cacheControl, "no-store"))
        return response
    }
}
