import OrderedJSON

extension GraphCall {
    /// Returns objects filtered, paged and selected as the request asks.
    func list(
        _ set: String, _ objects: [JSONObject], _ kind: ObjectKind, usual: Set<String>? = nil
    ) throws(GraphError) -> WireResponse {
        var objects = objects
        if let filter = try filter(of: kind) {
            objects = objects.filter { object in filter.matches { object[$0] } }
        }
        let page = try page(objects.count, usual: 100)
        let selection = try Selection(request, of: kind, usual: usual)
        return collection(
            set, objects[page.places].map(selection.applied),
            count: isCounted ? objects.count : nil, nextLink: page.nextLink)
    }

    func collection(
        _ set: String, _ objects: [JSONObject], count: Int? = nil, nextLink: String? = nil
    ) -> WireResponse {
        var json: JSONObject = ["@odata.context": .string(context(set))]
        if let count { json["@odata.count"] = .int(count) }
        if let nextLink { json["@odata.nextLink"] = .string(nextLink) }
        json["value"] = .array(objects.map { .object($0) })
        return .graph(json)
    }

    /// Returns the places of one page among `total`, which holds `$top` items from where the token of the previous link
    /// stopped, and the link to the next page.
    func page(
        _ total: Int, usual: Int, limit: Int = 999
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
        return (start..<end, end < total ? link("$skiptoken", String(end)) : nil)
    }

    /// Returns the request's own address with one option replaced.
    func link(_ name: String, _ value: String) -> String {
        var items = request.query.filter { !$0.isOption(name) }
        items.append(WireRequest.QueryItem(name: name, value: value))
        let path = request.path.map { PercentEncoding.encoded($0.text).replacing("%24", with: "$") }
        let query = items.map { item in
            PercentEncoding.encoded(item.name).replacing("%24", with: "$") + "=" + PercentEncoding.encoded(item.value)
        }
        return request.base + "/" + path.joined(separator: "/") + "?" + query.joined(separator: "&")
    }

    /// Returns one object of a kind with its context, reduced to the members that the request selects.
    func entity(
        _ set: String, _ object: JSONObject, _ kind: ObjectKind, usual: Set<String>? = nil
    ) throws(GraphError) -> WireResponse {
        var json: JSONObject = ["@odata.context": .string(context(set + "/$entity"))]
        let selected = try Selection(request, of: kind, usual: usual).applied(to: object)
        for member in selected.members { json[member.key] = member.value }
        return .graph(json)
    }
}
