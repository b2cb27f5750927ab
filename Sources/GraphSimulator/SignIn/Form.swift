import FoundationEssentials
import HTTPTypes
import PhotoPolicy

/// The fields of a form, each at most once.
struct Form: Sendable {
    private var fields: [String: String] = [:]

    init(_ body: [UInt8]) throws(SignInError) {
        guard let text = String(validating: body, as: UTF8.self) else {
            throw SignInError("invalid_request", 90014, "The request body is not UTF-8.")
        }
        let items: [WireRequest.QueryItem]
        do throws(TargetError) {
            items = try WireRequest.items(text[...])
        } catch {
            throw SignInError("invalid_request", 90014, "The request body is not a well-formed form.")
        }
        for item in items {
            guard fields.updateValue(item.value, forKey: item.name) == nil else {
                throw SignInError("invalid_request", 90014, "The parameter '\(item.name)' stands twice in the form.")
            }
        }
    }

    /// Reads the form of a token request; an application may send its id and secret in `Authorization: Basic` instead.
    init(tokenRequest request: WireRequest) throws(SignInError) {
        try self.init(request.body)
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("basic ") else { return }
        let pair = Data(base64Encoded: String(header.dropFirst(6))).flatMap { String(validating: $0, as: UTF8.self) }
        let parts = pair?.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let client = PercentEncoding.decoded(parts[0], plusIsBlank: true),
            let secret = PercentEncoding.decoded(parts[1], plusIsBlank: true)
        else { throw SignInError("invalid_client", 7_000_216, "The Authorization header is malformed.", status: 401) }
        fields["client_id"] = client
        fields["client_secret"] = secret
    }

    subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    func required(_ name: String) throws(SignInError) -> String {
        guard let value = self[name] else { throw .missing(name) }
        return value
    }

    /// Returns the client's id, which every request must contain.
    func clientID() throws(SignInError) -> String {
        let client = try required("client_id")
        guard let id = GUID(client) else {
            throw SignInError("unauthorized_client", 700016, "Application with this identifier was not found.")
        }
        return id.description
    }
}
