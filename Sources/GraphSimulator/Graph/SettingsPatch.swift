import PhotoPolicy

/// The body of a PATCH of the settings: the properties that it names, in any case, and their values.
struct SettingsPatch: Sendable, Hashable {
    /// The outer nil means not in the body, the inner nil means null.
    var source: PhotoUpdateSettings.Source??
    /// Nil means not in the body. Null and every form of *nothing* are the empty list (S).
    var roles: [GUID]?

    init(_ json: ReadJSON) throws(GraphError) {
        guard case .object(let members) = json else { throw .badRequest("The request body must be a JSON object.") }
        guard Set(members.keys.map { $0.lowercased() }).count == members.count else {
            throw .badRequest("A property stands twice in the request body, in different letter case.")
        }
        for (name, value) in members {
            switch name.lowercased() {
            case "source": source = .some(try Self.source(value))
            case "allowedroles": roles = try Self.roles(value)
            default:
                guard name.hasPrefix("@odata.") || name.lowercased() == "id" else {
                    throw .badRequest(
                        "The property '\(name)' does not exist on type 'microsoft.graph.photoUpdateSettings'.")
                }
            }
        }
    }

    private static func source(_ value: ReadJSON) throws(GraphError) -> PhotoUpdateSettings.Source? {
        switch value {
        case .null: return nil
        case .string(let word):
            for source in [PhotoUpdateSettings.Source.cloud, .onPremises]
            where source.rawValue.lowercased() == word.lowercased() {
                return source
            }
            throw .badRequest("Property source: '\(word)' is not 'cloud' or 'onPremises'.")
        default: throw .badRequest("Property source must be a string or null.")
        }
    }

    private static func roles(_ value: ReadJSON) throws(GraphError) -> [GUID] {
        switch value {
        case .null, .string(""): return []
        case .object(let members) where members.isEmpty: return []
        case .array(let elements):
            guard elements.count <= 100 else { throw .badRequest("Property allowedRoles has too many elements.") }
            var ids: [GUID] = []
            for element in elements {
                guard case .string(let text) = element else {
                    throw .badRequest("Property allowedRoles must hold strings.")
                }
                guard let id = GUID(text) else { throw .badRequest("Property allowedRoles: '\(text)' is not a GUID.") }
                if !ids.contains(id) { ids.append(id) }
            }
            return ids
        default: throw .badRequest("Property allowedRoles must be an array of role template ids.")
        }
    }
}
