import OrderedJSON
import PhotoPolicy

/// `$select`: which members of an object a client wants, in the order in which the object has them.
struct Selection: Sendable {
    private let names: Set<String>?

    /// Throws for a name that the object has not.
    init(_ request: WireRequest, of known: [String]) throws(GraphError) {
        guard let text = request.option("select"), !text.isEmpty, text != "*" else {
            names = nil
            return
        }
        let known = Set(known.map { $0.lowercased() })
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

    func contains(_ name: String) -> Bool { names?.contains(name.lowercased()) ?? true }

    func applied(to object: JSONObject) -> JSONObject {
        guard names != nil else { return object }
        var result = JSONObject()
        for member in object.members where contains(member.key) { result[member.key] = member.value }
        return result
    }
}

extension WorldState {
    /// A page of a list: `$top` many, from where the token of the link before stopped.
    func collection(
        _ set: String, _ objects: [JSONObject], _ request: WireRequest, count: Int? = nil, nextLink: String? = nil
    ) throws(GraphError) -> WireResponse {
        var json: JSONObject = ["@odata.context": .string(context(set, request))]
        if let count { json["@odata.count"] = .int(count) }
        if let nextLink { json["@odata.nextLink"] = .string(nextLink) }
        json["value"] = .array(objects.map { .object($0) })
        return .graph(json)
    }

    /// The places of one page among `total`, and the link to the next one.
    func page(
        _ total: Int, _ request: WireRequest, usual: Int, limit: Int = 999
    ) throws(GraphError) -> (places: Range<Int>, nextLink: String?) {
        guard request.option("skip") == nil else {
            throw .badRequest("'$skip' is not supported by the service.")
        }
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
