/// What a node is. After each kind: its `keyword`, then its children in order; `?` may be absent, `*` any number.
///
/// *value* stands for one `word`, `string` or `variable`; *many* for a value or a `list`.
package enum NodeKind: UInt8, Sendable, Hashable, CaseIterable {
    // Settings, also as claims.
    case source  // cloud | onPremises | any
    case allowEveryone
    case allowRoles  // many

    // Decisions.
    case discard
    case plan  // full | none
    case apply  // despite? becauseText?
    case rollback  // despite? becauseText?
    case despite  // word*
    case becauseText  // string

    // Questions.
    case can  // subject action qualifier*
    case who  // can | cannot; action qualifier*
    case explainCan  // full | none; subject action qualifier*
    case explainCode  // word

    // Expectations: one child, a claim (`source`, `allowEveryone`, `allowRoles` or one of these).
    case expect
    case claimTenant  // live | simulated, or none with: string
    case claimFinding  // no | none; word
    case claimPhoto  // not | none; value
    case claimAccess  // can | cannot; subject action qualifier* becauseCode?
    case becauseCode  // word

    // Subjects.
    case subjectUsers  // many
    case subjectGroup  // everyone | endUsers | guests | nobody
    case subjectRole  // value
    case subjectOnlyRoles  // many

    // Actions.
    case action  // update | remove, with: ownPhoto | photoOf | photoOfOthers; change (`change policy`), with none
    case ownPhoto
    case photoOf  // many
    case photoOfOthers

    // Qualifiers.
    case via  // many
    case withScopes  // many
    case after  // word
    case onceInForce

    // Photo acts: target is `ownPhoto`, or `photoOf` with one value.
    case updatePhoto  // target string asUser? via? withScopes?  (these three in source order)
    case removePhoto  // target asUser? via? withScopes?
    case restorePhoto  // target
    case asUser  // value

    // Changes of the simulated world.
    case grantRole  // value(role) value(user) overUnit?
    case overUnit  // string
    case revokeRole  // value(role) value(user)
    case mailboxPolicyPhotos  // on | off; string
    case mailboxPolicyFor  // string many
    case consent  // on | off
    case advance  // word?

    // Output.
    case show  // the topic's first word, `mailbox` for `mailbox policies`; role, user, photo with: value
    case print  // value*

    // Definitions and blocks.
    case letDefinition  // word, then value or list
    case include  // string
    case whatIf  // string? statement*
    case findPolicy  // expect*

    // Leaves.
    case word
    case string
    case variable  // with its `$`
    case list  // value or list, any number

    /// A statement that could not be read; the tree has a report about it.
    case error
}
