import PhotoLanguage
import PhotoPolicy

extension Vocabulary {
    /// The domain's names, in the form that the language's editor and formatter take.
    package static let photoPolicy = Vocabulary(
        roles: RoleCatalog.builtIn.roles.map { role in
            let letters = role.displayName.filter { $0.isLetter || $0.isNumber }
            return Term(role.word, aliases: letters == role.word ? [] : [letters], note: role.displayName)
        },
        clients: Client.allCases.map { client in
            Term(client.word, aliases: client.otherWords, note: client.displayName)
        },
        scopes: Scope.allCases.map { Term($0.word) },
        findings: FindingCode.allCases.map { Term($0.rawValue) },
        reasons: Reason.allCases.map { Term($0.rawValue, note: $0.summary) })
}
