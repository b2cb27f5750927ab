import HTTPTypes

/// A request as it came over the wire, with its target parsed; nothing in it is trusted.
struct WireRequest: Sendable {
    var method: String
    /// The decoded segments of the path. Doubled slashes are gone; an encoded slash stays within its segment.
    var path: [PathSegment]
    var query: [QueryItem]
    var headers: HTTPFields
    var body: [UInt8] { didSet { readBody = nil } }
    /// The address at which the client found this service, for links in answers: `http://127.0.0.1:8443`.
    var base: String
    private var readBody: Result<ReadJSON, GraphError>?

    init(
        method: String, path: [PathSegment], query: [QueryItem], headers: HTTPFields, body: [UInt8], base: String
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.base = base
    }

    /// Returns the body as JSON; throws 400 if it is not JSON, 415 if its content type does not say JSON.
    func json() throws(GraphError) -> ReadJSON {
        guard let type = headers[.contentType] else {
            throw .badRequest("A write request needs a Content-Type header: application/json.")
        }
        guard Self.isJSON(type) else {
            throw GraphError(415, "UnsupportedMediaType", "The Content-Type '\(type)' is not application/json.")
        }
        guard let readBody else { return try ReadJSON.parse(body) }
        return try readBody.get()
    }

    private static func isJSON(_ type: String) -> Bool {
        (type.split(separator: ";").first ?? "").lowercased().filter { $0 != " " } == "application/json"
    }

    /// Parses a body that looks like a JSON object now, so that nobody waits for it later.
    mutating func readAhead() {
        guard body.first == UInt8(ascii: "{") else { return }
        do throws(GraphError) {
            readBody = .success(try ReadJSON.parse(body))
        } catch {
            readBody = .failure(error)
        }
    }

    struct QueryItem: Sendable, Hashable {
        let name: String
        let value: String

        /// Whether this is OData's option of a name, in any case and with or without `$`.
        func isOption(_ option: String) -> Bool { Self.bare(name) == Self.bare(option) }

        private static func bare(_ name: String) -> String { name.lowercased().drop { $0 == "$" }.description }
    }

    /// Returns the first value of a query option, whose name matches in any case and with or without `$`, as OData
    /// permits.
    func option(_ name: String) -> String? {
        query.first { item in
            let given = item.name.hasPrefix("$") ? item.name.dropFirst() : item.name[...]
            return given.lowercased() == name
        }?.value
    }

    func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}

/// One segment of a path, with its lowercase form for comparisons.
struct PathSegment: Sendable, Hashable {
    let text: String
    let folded: String

    init(_ text: String) {
        self.text = text
        folded = text.utf8.contains(where: Self.mayChange) ? text.lowercased() : text
    }

    private static func mayChange(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte >= 0x80
    }
}

enum TargetError: Error, Hashable {
    case encoding
    case dots
}

extension WireRequest {
    /// Parses a target such as `/beta/me?$select=id`.
    static func parse(target: String) throws(TargetError) -> (path: [PathSegment], query: [QueryItem]) {
        // Works on bytes: comparing characters would be too slow for every request.
        let bytes = target.utf8
        let mark = bytes.firstIndex(of: UInt8(ascii: "?"))
        var path: [PathSegment] = []
        path.reserveCapacity(8)
        for segment in bytes[..<(mark ?? bytes.endIndex)].split(separator: UInt8(ascii: "/")) {
            guard let text = PercentEncoding.decoded(Substring(segment), plusIsBlank: false) else { throw .encoding }
            guard text != "." && text != ".." else { throw .dots }
            append(text, to: &path)
        }
        guard let mark else { return (path, []) }
        return (path, try items(target[bytes.index(after: mark)...]))
    }

    static func items(_ text: Substring) throws(TargetError) -> [QueryItem] {
        var items: [QueryItem] = []
        for item in text.split(separator: "&") {
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(pair[0], plusIsBlank: true),
                let value = PercentEncoding.decoded(pair.count == 2 ? pair[1] : "", plusIsBlank: true)
            else { throw .encoding }
            items.append(QueryItem(name: name, value: value))
        }
        return items
    }

    /// Appends a segment; OData's `users('id')` is the same as `users/id`.
    private static func append(_ text: String, to path: inout [PathSegment]) {
        guard text.utf8.last == UInt8(ascii: ")"), text.hasSuffix("')"), let open = text.firstRange(of: "('"),
            open.lowerBound > text.startIndex
        else {
            return path.append(PathSegment(text))
        }
        let key = text[open.upperBound...].dropLast(2).replacing("''", with: "'")
        path.append(PathSegment(String(text[..<open.lowerBound])))
        path.append(PathSegment(String(key)))
    }
}
