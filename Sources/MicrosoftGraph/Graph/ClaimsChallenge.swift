import FoundationEssentials

/// The claims that a service demands of a new sign-in, in its `WWW-Authenticate` header.
enum ClaimsChallenge {
    /// Returns the claims as JSON; nil when the header holds none.
    static func claims(_ header: String) -> String? {
        guard let start = header.firstRange(of: "claims=\"")?.upperBound else { return nil }
        let encoded = String(header[start...].prefix { $0 != "\"" })
        guard let bytes = Base64URL.decode(encoded) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return WireValue(json: Array(text.utf8)) == nil ? nil : text
    }
}

/// Base64 as JSON Web Tokens and PKCE write it: `-_`, no padding; decoding accepts the standard alphabet too.
enum Base64URL {
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: String) -> [UInt8]? {
        var text = text.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text).map(Array.init)
    }
}
