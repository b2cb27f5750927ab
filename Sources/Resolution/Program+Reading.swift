extension Program {
    /// Whether it asks anything of a tenant's accounts, roles or units; a check of the settings alone does not.
    package var readsDirectory: Bool { !references.isEmpty || statements.contains(where: \.readsDirectory) }
}

extension Statement {
    fileprivate var readsDirectory: Bool {
        switch action {
        case .expect(.settings), .expect(.tenant), .edit, .discard, .explainCode, .print, .define: false
        case .show(.policy), .show(.draft), .show(.roles), .show(.variables), .show(.history): false
        case .plan, .apply, .rollback, .can, .who, .explainAccess, .updatePhoto, .removePhoto, .restorePhoto, .change,
            .whatIf, .findPolicy:
            true
        case .expect(.finding), .expect(.photo), .expect(.access): true
        case .show(.tenant), .show(.clients), .show(.users), .show(.units), .show(.mailboxPolicies), .show(.matrix),
            .show(.role), .show(.user), .show(.photo):
            true
        }
    }
}
