import FoundationEssentials
import HTTPTypes

/// One request of a `$batch`.
struct BatchStep: Sendable {
    let id: String
    let method: String
    let url: String
    let headers: HTTPFields
    let body: [UInt8]
    let dependencies: [String]

    private static let methods: Set<String> = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]

    init(_ json: ReadJSON) throws(GraphError) {
        guard let members = json.members, let id = members["id"]?.text, !id.isEmpty,
            let method = members["method"]?.text, let url = members["url"]?.text
        else { throw .badRequest("Invalid batch payload format: each request has an id, a method and a url.") }
        self.id = id
        self.method = method.uppercased()
        guard Self.methods.contains(self.method) else {
            throw .badRequest("Invalid batch payload format: a request's method is one of HTTP's.")
        }
        self.url = url
        dependencies = (members["dependsOn"]?.elements ?? []).compactMap(\.text)
        var headers = HTTPFields()
        for (name, value) in members["headers"]?.members ?? [:] {
            if let name = HTTPField.Name(name), let text = value.text { headers[name] = text }
        }
        self.headers = headers
        switch members["body"] {
        case nil, .null: body = []
        case .string(let text): body = Data(base64Encoded: text).map(Array.init) ?? Array(text.utf8)
        case .some(let json): body = Array(json.written.text.utf8)
        }
        guard body.isEmpty || headers[.contentType] != nil else {
            throw .badRequest("Invalid batch payload format: request '\(id)' has a body and no Content-Type.")
        }
    }
}
