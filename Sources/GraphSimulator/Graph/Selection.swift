import OrderedJSON
import PhotoPolicy

/// `$select`: the members of an object that a client wants, in the order in which the object has them.
struct Selection: Sendable {
    /// The names in lowercase; nil for every member.
    private var names: Set<String>?

    /// - Parameter usual: The members shown when nothing is selected; nil for every member.
    /// - Throws: 400 for a name that the kind does not have.
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

    func adding(_ name: String) -> Selection {
        var result = self
        result.names?.insert(name.lowercased())
        return result
    }

    /// Reduces an object to the selection. Annotations such as `@odata.type` stay: they cannot be selected.
    func applied(to object: JSONObject) -> JSONObject {
        guard let names else { return object }
        var result = JSONObject()
        for member in object.members where member.key.hasPrefix("@") || names.contains(member.key.lowercased()) {
            result[member.key] = member.value
        }
        return result
    }
}
