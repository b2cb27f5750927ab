import PhotoPolicy

/// The fields of a form, each at most once.
struct Form: Sendable {
    private var fields: [String: String] = [:]

    init(_ body: [UInt8]) throws(SignInError) {
        guard let text = String(validating: body, as: UTF8.self) else {
            throw SignInError("invalid_request", 90014, "The request body is not UTF-8.")
        }
        do throws(TargetError) {
            for item in try WireRequest.items(text[...]) { fields[item.name] = item.value }
        } catch {
            throw SignInError("invalid_request", 90014, "The request body is not a well-formed form.")
        }
    }

    subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    func required(_ name: String) throws(SignInError) -> String {
        guard let value = self[name] else { throw .missing(name) }
        return value
    }

    /// The client's id, which every request names.
    func clientID() throws(SignInError) -> String {
        let client = try required("client_id")
        guard let id = GUID(client) else {
            throw SignInError("unauthorized_client", 700016, "Application with this identifier was not found.")
        }
        return id.description
    }
}
