import FoundationEssentials
import PhotoPolicy
import Testing

@testable import Tenants

@Suite struct TenantFileSchemaTests {
    /// The parts of a schema that these tests examine.
    private struct Schema: Decodable {
        let required: [String]?
        let properties: [String: Empty]?
        let definitions: [String: Schema]?
        let additionalProperties: Bool?
        let words: [String?]?

        enum CodingKeys: String, CodingKey {
            case required, properties, additionalProperties
            case definitions = "$defs"
            case words = "enum"
        }

        struct Empty: Decodable { init(from decoder: any Decoder) {} }
    }

    private static func schema() throws -> Schema {
        try JSONDecoder().decode(Schema.self, from: Data(TenantFileSchema.json.utf8))
    }

    private static func names<Key: CodingKey & CaseIterable>(_: Key.Type) -> Set<String> {
        Set(Key.allCases.map(\.stringValue))
    }

    @Test func propertiesAreTheKeysThatLoadingKnows() throws {
        let schema = try Self.schema()
        #expect(Set(schema.properties?.keys.map(\.self) ?? []) == Self.names(TenantFile.Key.self))
        let known = [
            "organization": Self.names(TenantFile.Organization.Key.self),
            "domain": Self.names(TenantFile.Organization.Domain.Key.self),
            "user": Self.names(TenantFile.User.Key.self),
            "group": Self.names(TenantFile.Group.Key.self),
            "administrativeUnit": Self.names(TenantFile.Unit.Key.self),
            "roleDefinition": Self.names(TenantFile.RoleDefinition.Key.self),
            "assignment": Self.names(TenantFile.Assignment.Key.self),
            "settings": Self.names(TenantFile.Settings.Key.self),
            "mailboxPolicy": Self.names(TenantFile.MailboxPolicy.Key.self),
            "change": Self.names(TenantFile.Change.Key.self),
            "apply": Self.names(TenantFile.Apply.Key.self),
            "photo": Self.names(TenantFile.StoredPhoto.Key.self),
        ]
        let described = (schema.definitions ?? [:]).compactMapValues(\.properties).mapValues { Set($0.keys) }
        #expect(described == known)
        for (name, definition) in schema.definitions ?? [:] where definition.properties != nil {
            #expect(definition.additionalProperties == false, "\(name)")
            #expect(Set(definition.required ?? []).isSubset(of: known[name] ?? []), "\(name)")
        }
    }

    @Test func wordsAreThoseThatLoadingKnows() throws {
        let definitions = try #require(try Self.schema().definitions)
        #expect(definitions["scope"]?.words == Scope.words)
        #expect(definitions["client"]?.words == Client.words)
    }
}
