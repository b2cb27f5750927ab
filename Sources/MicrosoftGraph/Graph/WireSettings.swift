import PhotoPolicy
import Tenants
import Text

/// The setting as Graph writes it.
enum WireSettings {
    /// Whether an object is about the settings at all: any other, such as an error, would read as *no restriction*.
    static func isSettings(_ value: WireValue) -> Bool {
        guard !value.has("error") else { return false }
        return value.has("source") || value.has("allowedRoles")
            || value["@odata.context"]?.string?.lowercased().contains("photoupdatesettings") ?? false
    }

    /// Accepts every spelling of *no restriction* that was seen: null, absent, an empty text, list or object (S). Words
    /// that this version does not know are kept as written.
    ///
    /// - Throws: `settings-not-understood` for values of an undocumented kind.
    static func settings(_ value: WireValue) throws -> PhotoUpdateSettings {
        let roles = try roles(value["allowedRoles"])
        return PhotoUpdateSettings(
            source: try source(value["source"]), allowedRoles: roles.compactMap { GUID($0) },
            otherRoles: roles.filter { GUID($0) == nil })
    }

    /// Writes both properties, always: leaving one out opens the control in one of the worlds (S).
    static func body(_ settings: PhotoUpdateSettings) -> [UInt8] {
        let source = settings.source.map { WireText.json($0.rawValue) } ?? "null"
        let roles = (settings.allowedRoles.map(\.description) + settings.otherRoles).map(WireText.json)
        return Array(#"{"source":\#(source),"allowedRoles":[\#(roles.joined(separator: ","))]}"#.utf8)
    }

    private static func source(_ value: WireValue?) throws -> PhotoUpdateSettings.Source? {
        guard let value else { return nil }
        guard let text = value.string?.trimmed else { throw notUnderstood("source") }
        switch text.lowercased() {
        case "": return nil
        case "cloud": return .cloud
        case "onpremises": return .onPremises
        default: return .other(text)
        }
    }

    private static func roles(_ value: WireValue?) throws -> [String] {
        switch value {
        case nil, .object([:]): return []
        case .array(let elements):
            return try elements.map { element in
                guard let text = element.string?.trimmed else { throw notUnderstood("allowedRoles") }
                return text
            }
        case .string(let text): return text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        case .object, .number, .bool, .null: throw notUnderstood("allowedRoles")
        }
    }

    private static func notUnderstood(_ name: String) -> ServiceError {
        ServiceError(
            .unreachable, .settingsNotUnderstood, "the tenant's \(name) is of a kind that this version does not know",
            help: "nothing is written over it; look for a newer version")
    }
}
