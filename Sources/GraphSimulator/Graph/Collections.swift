import OrderedJSON
import PhotoPolicy

/// `$select`: which members of an object a client wants, in the order in which the object has them.
struct Selection: Sendable {
    /// In small letters; nil is every member.
    private var names: Set<String>?

    /// - Parameter usual: What is shown when nothing is selected; nil is every member.
    /// - Throws: 400 for a name that the kind has not.
    init(_ request: WireRequest, of kind: ObjectKind, usual: Set<String>? = nil) throws(GraphError) {
        guard let text = request.option("select"), !text.isEmpty else {
            names = usual
            return
        }
        guard text != "*" else { return }
        let known = Set(kind.selectable.map { $0.lowercased() })
        var names: Set<String> = []
        for word in text.split(separator: ",") {
            let name = word.lowercased().filter { $0 != " " }
            guard known.contains(name) else {
                throw .badRequest("photopolicy's simulator does not model the property '\(word)' in $select.")
            }
            names.insert(name)
        }
        self.names = names
    }

    /// The same and one more.
    func adding(_ name: String) -> Selection {
        var result = self
        result.names?.insert(name.lowercased())
        return result
    }

    /// Annotations such as `@odata.type` stay: they cannot be selected.
    func applied(to object: JSONObject) -> JSONObject {
        guard let names else { return object }
        var result = JSONObject()
        for member in object.members where member.key.hasPrefix("@") || names.contains(member.key.lowercased()) {
            result[member.key] = member.value
        }
        return result
    }
}

extension WorldState {
    /// Objects filtered, paged and selected as a request says.
    func list(
        _ set: String, _ objects: [JSONObject], _ kind: ObjectKind, _ request: WireRequest, usual: Set<String>? = nil
    ) throws(GraphError) -> WireResponse {
        var objects = objects
        if let text = request.option("filter") {
            let filter = try Filter(text, properties: kind.filterable)
            objects = objects.filter { object in filter.matches { object[$0] } }
        }
        let page = try page(objects.count, request, usual: 100)
        let selection = try Selection(request, of: kind, usual: usual)
        return collection(
            set, objects[page.places].map(selection.applied), request,
            count: isCounted(request) ? objects.count : nil, nextLink: page.nextLink)
    }

    func isCounted(_ request: WireRequest) -> Bool { request.option("count")?.lowercased() == "true" }

    /// A page of a list.
    func collection(
        _ set: String, _ objects: [JSONObject], _ request: WireRequest, count: Int? = nil, nextLink: String? = nil
    ) -> WireResponse {
        var json: JSONObject = ["@odata.context": .string(context(set, request))]
        if let count { json["@odata.count"] = .int(count) }
        if let nextLink { json["@odata.nextLink"] = .string(nextLink) }
        json["value"] = .array(objects.map { .object($0) })
        return .graph(json)
    }

    /// The places of one page among `total`, `$top` many from where the token of the link before stopped, and the link
    /// to the next one.
    func page(
        _ total: Int, _ request: WireRequest, usual: Int, limit: Int = 999
    ) throws(GraphError) -> (places: Range<Int>, nextLink: String?) {
        var size = usual
        if let text = request.option("top") {
            guard let top = Int(text), top >= 1, top <= limit else {
                throw .badRequest("Invalid page size specified: '\(text)'. Must be between 1 and \(limit) inclusive.")
            }
            size = top
        }
        var start = 0
        if let token = request.option("skiptoken") {
            guard let place = Int(token), place >= 0, place <= total else {
                throw .badRequest("Invalid $skiptoken.")
            }
            start = place
        }
        let end = min(total, start + min(size, total))
        return (start..<end, end < total ? link(request, "$skiptoken", String(end)) : nil)
    }

    /// The request's own address with one option replaced.
    func link(_ request: WireRequest, _ name: String, _ value: String) -> String {
        var items = request.query.filter { $0.name.lowercased() != name.lowercased() }
        items.append(WireRequest.QueryItem(name: name, value: value))
        let path = request.path.map { PercentEncoding.encoded($0.text).replacing("%24", with: "$") }
        let query = items.map { item in
            PercentEncoding.encoded(item.name).replacing("%24", with: "$") + "=" + PercentEncoding.encoded(item.value)
        }
        return request.base + "/" + path.joined(separator: "/") + "?" + query.joined(separator: "&")
    }
}
