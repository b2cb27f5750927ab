import PhotoPolicy

/// Changes that a test makes to tokens through the control endpoint.
extension TokenIssuer {
    /// Gives out a token without a sign-in.
    mutating func mint(
        for subject: TokenSubject, clientID: String, permissions: [String], now: Double, lifetime: Double
    ) -> String {
        access.issue(
            AccessGrant(
                subject: subject, clientID: clientID, isForGraph: true,
                permissions: Set(permissions.map { $0.lowercased() }), words: permissions,
                scopes: ScopeSet(permissions.compactMap(Scope.named)), issued: now, expires: now + lifetime))
    }

    /// Ends one token of either kind; returns false if it is not known.
    mutating func revoke(_ secret: String) -> Bool {
        if access[secret] != nil {
            access[secret] = nil
            return true
        }
        guard refresh[secret] != nil else { return false }
        refresh[secret]?.isRevoked = true
        return true
    }

    /// Ends all tokens of one account, or of everybody.
    mutating func signOut(_ account: GUID?) {
        access.remove { account == nil || $0.subject == account.map(TokenSubject.account) }
        refresh.update { if account == nil || $0.account == account { $0.isRevoked = true } }
    }
}
