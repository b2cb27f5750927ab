import OrderedJSON
import PhotoPolicy

extension Control {
    /// Gives out a token without a sign-in, for an account or for an application that acts for itself.
    func mint(_ body: [UInt8], now: Double) throws(GraphError) -> WireResponse {
        let body = try ControlBody(body, knows: ["account", "application", "scopes", "lifetime"])
        let lifetime = try body.number("lifetime", 1...86_400) ?? 3600
        let scopes = try body.texts("scopes") ?? []
        let application = try body.text("application")
        let id = try application.map { text throws(GraphError) in
            guard let id = GUID(text) else { throw .badRequest("application is a GUID.") }
            return id.description
        }
        let subject: TokenSubject
        switch (try account(body), id) {
        case (let account?, _): subject = .account(account)
        case (nil, let id?): subject = .application(id)
        case (nil, nil): throw .badRequest("A token is for an account or for an application.")
        }
        let token = world.withSimulation {
            $0.signIn.tokens.mint(
                for: subject, clientID: id ?? GUID.nobody, permissions: scopes, now: now, lifetime: Double(lifetime))
        }
        return .json(
            ["access_token": .string(token), "token_type": "Bearer", "expires_in": .int(lifetime)], status: 201)
    }

    /// Revokes one access token or refresh token.
    func revoke(_ body: [UInt8]) throws(GraphError) -> WireResponse {
        guard let token = try ControlBody(body, knows: ["token"]).text("token") else {
            throw .badRequest("token is a text.")
        }
        guard world.withSimulation({ $0.signIn.tokens.revoke(token) }) else {
            throw GraphError(404, "NotFound", "That token was not given out here, or is forgotten.")
        }
        return WireResponse(status: 204)
    }

    /// Signs out one account, or everybody.
    func signOut(_ body: [UInt8]) throws(GraphError) -> WireResponse {
        let account = try account(try ControlBody(body, knows: ["account"]))
        world.withSimulation { $0.signIn.tokens.signOut(account) }
        return WireResponse(status: 204)
    }

    /// Challenges the next request, whoever sends it, or all requests with tokens that an account has now.
    func challenge(_ body: [UInt8], now: Double) throws(GraphError) -> WireResponse {
        let account = try account(try ControlBody(body, knows: ["account"]))
        world.withSimulation { simulation in
            if let account {
                simulation.signIn.tokens.challenge(account, now: now)
            } else {
                simulation.faults.waiting.append(InjectedFault(.claimsChallenge))
            }
        }
        return WireResponse(status: 204)
    }

    /// Returns the account that a body names, or nil if it names none.
    private func account(_ body: ControlBody) throws(GraphError) -> GUID? {
        guard let name = try body.text("account") else { return nil }
        guard let account = world.withSimulation({ $0.directory.index.account(named: name) }) else {
            throw .badRequest("There is no account '\(name)'.")
        }
        return account.id
    }
}

extension GUID {
    /// The application of a token that was given out without a sign-in.
    fileprivate static let nobody = "00000000-0000-0000-0000-000000000000"
}
