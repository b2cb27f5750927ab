import PhotoPolicy

extension TenantFile {
    /// A custom role.
    struct RoleDefinition: Decodable, Sendable {
        let id: GUID
        let displayName: String

        enum Key: String, CodingKey, CaseIterable { case id, displayName }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            id = try reader.word(.id)
            displayName = try reader.name(.displayName)
        }
    }

    struct Assignment: Decodable, Sendable, Hashable {
        let role: GUID
        /// A user or a role-assignable group.
        let principal: GUID
        /// The administrative unit; nil is the whole tenant.
        let unit: GUID?

        enum Key: String, CodingKey, CaseIterable {
            case role = "roleDefinitionId"
            case principal = "principalId"
            case scope = "directoryScopeId"
        }

        init(role: GUID, principal: GUID, unit: GUID? = nil) {
            self.role = role
            self.principal = principal
            self.unit = unit
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder, Key.self)
            role = try reader.word(.role)
            principal = try reader.word(.principal)
            unit = try reader.word(ifPresent: .scope).flatMap { (scope: DirectoryScope) in scope.unit }
        }
    }

    /// `/`, or `/administrativeUnits/` and an id.
    struct DirectoryScope: FileWord {
        let unit: GUID?

        static let unitPrefix = "/administrativeUnits/"

        init(unit: GUID?) { self.unit = unit }

        init?(fileWord: String) {
            if fileWord == "/" {
                unit = nil
            } else if fileWord.hasPrefix(Self.unitPrefix), let id = GUID(fileWord.dropFirst(Self.unitPrefix.count)) {
                unit = id
            } else {
                return nil
            }
        }

        static var expectation: String { "\"/\" or \"\(unitPrefix)\" and an id" }

        var word: String { unit.map { Self.unitPrefix + $0.description } ?? "/" }
    }
}
