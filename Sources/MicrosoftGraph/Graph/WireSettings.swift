import PhotoPolicy
import Tenants

/// The setting as Graph writes it.
enum WireSettings {
    /// Takes every spelling of *no restriction* that was seen: null, absent, an empty text, list or object (S).
    ///
    /// - Throws: `settings-not-understood`: what we cannot say again we must not write over.
    static func settings(_ value: WireValue) throws -> PhotoUpdateSettings {
        PhotoUpdateSettings(source: try source(value["source"]), allowedRoles: try roles(value["allowedRoles"]))
    }

    /// Both properties, always: leaving one out opens the control in one of the worlds (S).
    static func body(_ settings: PhotoUpdateSettings) -> [UInt8] {
        let source = settings.source.map { WireText.json($0.rawValue) } ?? "null"
        let roles = settings.allowedRoles.map { WireText.json($0.description) }.joined(separator: ",")
        return Array(#"{"source":\#(source),"allowedRoles":[\#(roles)]}"#.utf8)
    }

    private static func source(_ value: WireValue?) throws -> PhotoUpdateSettings.Source? {
        guard let text = value?.string?.trimmed, !text.isEmpty else {
            guard value == nil || value?.string != nil else { throw notUnderstood("source") }
            return nil
        }
        switch text.lowercased() {
        case "cloud": return .cloud
        case "onpremises": return .onPremises
        default: throw notUnderstood("source", text)
        }
    }

    private static func roles(_ value: WireValue?) throws -> [GUID] {
        switch value {
        case nil, .object([:]): return []
        case .array(let elements):
            return try elements.map { element in
                guard let id = element.string.flatMap({ GUID($0) }) else {
                    throw notUnderstood("allowedRoles", element.string)
                }
                return id
            }
        case .string(let text):
            return try text.split(separator: ",").filter { !String($0).trimmed.isEmpty }.map { part in
                guard let id = GUID(part) else { throw notUnderstood("allowedRoles", text) }
                return id
            }
        default: throw notUnderstood("allowedRoles")
        }
    }

    private static func notUnderstood(_ name: String, _ text: String? = nil) -> ServiceError {
        let what = text.map { " “\(WireText.shown($0, limit: 60))”" } ?? ""
        return ServiceError(
            .unreachable, .settingsNotUnderstood,
            "the tenant's \(name) holds a value that this version does not know\(what)",
            help: "nothing is written over it; look for a newer version")
    }
}

extension String {
    var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
