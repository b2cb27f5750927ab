import OrderedJSON

/// An answered request as the access log and the journal show it. Query and headers are left out because they may hold
/// codes and tokens.
package struct SeenRequest: Sendable {
    /// Seconds since 1970, on the wall clock.
    package let time: Double
    package let method: String
    /// Printable ASCII, at most 200 characters.
    package let path: String
    package let status: Int
    package let microseconds: Int
    package let requestID: String
    package let clientRequestID: String
    /// The caller, as a user principal name or an application's id; nil before a token was accepted.
    package let caller: String?
    /// The scopes or application permissions of the caller's token, as the token spells them.
    package let permissions: [String]
    /// SHA-256 of the body, in hexadecimal digits; nil without a body, or if nothing uses it.
    package let bodyDigest: String?
    /// The code of the refusal that enforcement would have given, if it only watches.
    package let wouldRefuse: String?

    /// `2026-09-05T09:00:00.123Z`.
    package var timestamp: String {
        let milliseconds = Int((time - time.rounded(.down)) * 1000)
        return WallDate.text(time).iso + Self.fraction(milliseconds)
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "time": .string(timestamp), "method": .string(method), "path": .string(path), "status": .int(status),
            "microseconds": .int(microseconds), "requestId": .string(requestID),
            "clientRequestId": .string(clientRequestID),
        ]
        if let caller {
            object["caller"] = .string(caller)
            object["permissions"] = .array(permissions.map { .string($0) })
        }
        object.add("bodySHA256", bodyDigest)
        object.add("wouldRefuse", wouldRefuse)
        return object
    }

    /// `.007Z`.
    private static func fraction(_ milliseconds: Int) -> String {
        "." + String(1000 + milliseconds).dropFirst() + "Z"
    }

    /// Returns a path that is safe for a log or a terminal.
    static func shown(_ path: Substring) -> String {
        if path.utf8.count <= 200, path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return String(path) }
        return String(
            String.UnicodeScalarView(
                path.unicodeScalars.prefix(200).map { $0.value > 0x20 && $0.value < 0x7F ? $0 : "?" }))
    }
}
