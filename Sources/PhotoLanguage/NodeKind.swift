/// What a node is. After each kind: its `keyword`, then its children in order; `?` may be absent, `*` any number.
///
/// *value* stands for one `word`, `string` or `variable`; *many* for a value or a `list`.
package enum NodeKind: Sendable, Hashable {
    /// A settings statement is also a claim.
    case statement(StatementKind)
    case claim(ClaimKind)
    case subject(SubjectKind)
    case target(TargetKind)

    case action  // update | remove, with a target; change (`change policy`), with none

    // Parts of statements and claims.
    case despite  // word*
    case becauseText  // string
    case becauseCode  // word
    case asUser  // value
    case overUnit  // string

    // Qualifiers.
    case via  // many
    case withScopes  // many
    case after  // word
    case onceInForce

    // Leaves.
    case word
    case string
    case variable  // with its `$`
    case list  // value or list, any number

    /// A statement that could not be read; the tree has a report about it.
    case error
}

/// What an expectation claims, unless it is one of the settings.
package enum ClaimKind: Sendable, Hashable, CaseIterable {
    case tenant  // live | simulated, or none with: string
    case finding  // no | none; word
    case photo  // not | none; value
    case access  // can | cannot; subject action qualifier* becauseCode?
}

/// Whom a question is about.
package enum SubjectKind: Sendable, Hashable, CaseIterable {
    case users  // many
    case group  // everyone | endUsers | guests | nobody
    case role  // value
    case onlyRoles  // many
}

/// Whose photo an action is about.
package enum TargetKind: Sendable, Hashable, CaseIterable {
    case ownPhoto
    case photoOf  // many
    case photoOfOthers
}
