import PhotoPolicy

/// An address to which a browser may be sent back: loopback, https or a private scheme, but nothing that runs as a
/// script.
struct RedirectAddress: Sendable {
    init?(_ address: String) {
        let folded = address.lowercased()
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let isLoopback = ["http://localhost", "http://127.0.0.1", "http://[::1]"].contains { start in
            folded.hasPrefix(start) && (folded.dropFirst(start.count).first.map { ":/?".contains($0) } ?? true)
        }
        let isPrivate = folded.hasPrefix("msal") || folded.hasPrefix("msauth")
        guard isLoopback || isPrivate || folded.hasPrefix("https://") else { return nil }
    }
}

/// The parameters of an authorization request, from a query or the form of the page.
struct AuthorizeRequest: Sendable {
    let fields: [(name: String, value: String)]
    let clientID: String
    let redirectAddress: String

    init(_ fields: [(name: String, value: String)]) throws(SignInError) {
        self.fields = fields
        func value(_ name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }
        guard let client = value("client_id") else { throw .missing("client_id") }
        guard let id = GUID(client) else {
            throw SignInError("unauthorized_client", 700016, "Application with this identifier was not found.")
        }
        clientID = id.description
        guard let address = value("redirect_uri"), RedirectAddress(address) != nil else {
            throw SignInError("invalid_request", 50011, "The redirect URI specified in the request is not usable.")
        }
        redirectAddress = address
    }

    subscript(name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }

    func scopes(_ call: SignInCall) -> [String] { call.scopes(self["scope"] ?? "").names }

    /// Sends the browser back to the client in the response mode that the client asked for.
    func back(_ items: [(String, String)]) -> WireResponse {
        let items = items + (self["state"].map { [("state", $0)] } ?? [])
        switch self["response_mode"] {
        case "form_post": return Pages.formPost(to: redirectAddress, items)
        case "fragment": return .redirect(to: redirectAddress + "#" + PercentEncoding.form(items))
        default:
            let mark = redirectAddress.contains("?") ? "&" : "?"
            return .redirect(to: redirectAddress + mark + PercentEncoding.form(items))
        }
    }

    func back(_ error: SignInError) -> WireResponse {
        back([("error", error.error), ("error_description", "AADSTS\(error.number): \(error.message)")])
    }
}
