/// What a place in the grammar takes other than keywords: reports name it, and the prompt offers the known values.
package enum NameKind: String, Sendable, Hashable, CaseIterable {
    case role, client, scope, user, unit, mailboxPolicy, tenant
    case finding, reason
    /// The code of a finding that stops an apply unless it is named.
    case guardCode
    /// Any code or concept that has a page.
    case code
    case duration
    /// A name introduced by a definition.
    case newVariable
    case item
    /// A script to include, an image to read.
    case scriptFile, photoFile
    /// Free text: the reason for a change, the label of a block.
    case remark, label

    /// One of them, in words.
    package var wanted: String {
        switch self {
        case .role: "a role"
        case .client: "a client"
        case .scope: "a scope"
        case .user: "a user"
        case .unit: "a unit"
        case .mailboxPolicy: "a mailbox policy"
        case .tenant: "a tenant"
        case .finding: "a finding's code"
        case .guardCode: "a guard's code"
        case .reason: "a reason's code"
        case .code: "`can` or a code"
        case .duration: "a length of time"
        case .newVariable: "a variable's name"
        case .item: "a word, a string or a variable"
        case .scriptFile, .photoFile: "a file"
        case .remark: "a reason in quotes"
        case .label: "a label in quotes"
        }
    }

    /// One or several of them, in words.
    var wantedMany: String { "\(wanted), a list of \(rawValue)s or a variable" }
}

/// The forms in which a name may be written.
package struct NameForms: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let word = NameForms(rawValue: 1)
    package static let string = NameForms(rawValue: 2)
    package static let variable = NameForms(rawValue: 4)
}
