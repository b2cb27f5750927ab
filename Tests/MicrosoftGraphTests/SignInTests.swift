import GraphSimulator
import PhotoPolicy
import SimulatorControl
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct SignInTests {
    @Test func codeOnAnotherDeviceSignsIn() async throws {
        try await LiveWorld.run { world in
            let signedIn = try await world.signIn()
            #expect(signedIn.profile.account == "global.admin@contoso.com")
            #expect(signedIn.profile.tenant == world.simulator.simulator.tenant.directory.tenant.id)
            #expect(Set(signedIn.profile.permissions) == Set(SignInScopes.reading + SignInScopes.writing))
            #expect(world.told.all.contains { $0.contains("/devicelogin") })
            #expect(try world.store.profile(named: "test") == signedIn.profile)
        }
    }

    @Test func browserSignsIn() async throws {
        try await LiveWorld.run { world in
            let signedIn = try await world.signIn(as: world.byBrowser)
            #expect(signedIn.profile.account == "global.admin@contoso.com")
        }
    }

    @Test func missingConsentIsTold() async throws {
        try await LiveWorld.run(LiveWorld.contoso().replacing("\"User.Read.All\", ", with: "")) { world in
            await #expect { try await world.signIn() } throws: { ($0 as? ServiceError)?.code == "consent-needed" }
            #expect(world.store.names().isEmpty)
        }
    }

    @Test func expiredTokenIsRefreshedAndItsRefreshTokenTurned() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant()
            _ = try await tenant.service.currentSettings()
            let spent = try #require(try world.store.load("test")?.tokens.refreshToken)
            // Expired only for the service: our clock stands still.
            world.serviceClock.advance(7200)
            #expect(try await tenant.service.currentSettings() == .untouched)
            #expect(try world.store.load("test")?.tokens.refreshToken != spent)
        }
    }

    @Test func expiredRefreshTokenAsksForASignIn() async throws {
        try await LiveWorld.run { world in
            _ = try await world.signIn()
            let saved = try world.saved()
            world.time.advance(seconds: 200 * 86_400)
            world.serviceClock.advance(200 * 86_400)
            await #expect { try await saved.tokens.token(for: .reading) } throws: {
                ($0 as? ServiceError)?.code == "sign-in-again"
            }
        }
    }

    @Test func spentRefreshTokenAsksForASignIn() async throws {
        try await LiveWorld.run { world in
            let signedIn = try await world.signIn()
            let first = try #require(try world.store.load("test"))
            world.time.advance(seconds: 7200)
            world.serviceClock.advance(7200)
            _ = try await signedIn.tokens.token(for: .reading)
            // An earlier copy of the file, as from a restored backup.
            try world.store.save(first.profile, first.tokens)
            let stale = try world.saved()
            await #expect { try await stale.tokens.token(for: .reading) } throws: {
                ($0 as? ServiceError)?.code == "sign-in-again"
            }
        }
    }

    @Test func twoThatRefreshAtOnceLoseNothing() async throws {
        try await LiveWorld.run { world in
            _ = try await world.signIn(isReadOnly: true)
            for round in 0..<5 {
                world.time.advance(seconds: 7200)
                world.serviceClock.advance(7200)
                let tokens = try await withThrowingTaskGroup(of: AccessToken.self) { group in
                    for _ in 0..<4 {
                        // Like another process, which has only the file.
                        let saved = try world.saved()
                        group.addTask { try await saved.tokens.token(for: .reading) }
                    }
                    var tokens: Set<AccessToken> = []
                    for try await token in group { tokens.insert(token) }
                    return tokens
                }
                #expect(tokens.count == 1, "round \(round)")
            }
        }
    }

    @Test func permissionToChangeIsAskedForWhenSomethingIsChanged() async throws {
        try await LiveWorld.run { world in
            let signedIn = try await world.signIn()
            #expect(try world.store.load("test")?.tokens.access == nil, "the first token could change something")
            #expect(signedIn.profile.permissions.contains { $0.contains("ReadWrite") })
            var tenant = try await world.tenant(of: world.saved())
            _ = try await tenant.service.state()
            let kept = try #require(try world.store.load("test")?.tokens.access)
            #expect(!kept.asked.contains { $0.contains("ReadWrite") })
            _ = try await tenant.service.write(PhotoUpdateSettings(source: .cloud), replacing: .untouched)
            #expect(
                try world.store.load("test")?.tokens.access?.asked.contains { $0.contains("ReadWrite") } == false)
        }
    }

    /// As with Entra, every permission that has consent is in each token and in the answer's list.
    @Test func whatWasNotAskedForIsNoneOfOurs() async throws {
        try await LiveWorld.run(change: { $0.grantsAllConsented = true }) { world in
            let signedIn = try await world.signIn(isReadOnly: true)
            #expect(signedIn.profile.permissions == SignInScopes.reading)
            #expect(try world.store.load("test")?.tokens.access == nil, "the token could change something")
            let tenant = try await world.tenant(of: world.saved())
            for _ in 0..<3 { _ = try await tenant.service.state() }
            #expect(world.link.count(.post, "/oauth2/v2.0/token") == 2, "the sign-in, and one refresh of the run")
            let bodies = world.link.requests.compactMap { $0.body.map { String(decoding: $0, as: UTF8.self) } }
            #expect(!bodies.contains { $0.contains("ReadWrite") || $0.contains("email") })
        }
    }

    /// After an administrator withdrew a consent, what a refresh still grants is accepted.
    @Test func permissionThatWasTakenBackIsNotAskedForAgainAndAgain() throws {
        let body = try #require(WireValue(json: Array(#"{"access_token":"a","scope":"User.Read.All"}"#.utf8)))
        let answer = try #require(TokenAnswer(body, asked: SignInScopes.reading, now: Instant(seconds: 0)))
        #expect(answer.permissions == ["User.Read.All"])
        var tokens = SavedTokens()
        tokens.take(answer)
        #expect(tokens.access(for: SignInScopes.reading, now: Instant(seconds: 0)) != nil)
        #expect(tokens.access(for: SignInScopes.writing, now: Instant(seconds: 0)) == nil)
    }

    @Test func whatIsNotKnownToReadOnlyMayWrite() {
        for name in SignInScopes.reading + ["openid", "email", "offline_access", "User.ReadBasic.All"] {
            #expect(!SignInScopes.writes(name), "\(name)")
        }
        for name in SignInScopes.writing + ["Mail.Send", "Directory.AccessAsUser.All", "Sites.FullControl.All", "x"] {
            #expect(SignInScopes.writes(name), "\(name)")
        }
    }

    @Test func whoSignsInAgainIsWhoBegan() async throws {
        try await LiveWorld.run { world in
            _ = try await world.signIn(isReadOnly: true)
            let saved = try #require(try world.store.load("test"))
            let mine = saved.profile
            #expect(mine.accountID != nil)
            for (name, id) in [("people.admin@contoso.com", GUID.random), (mine.account ?? "", GUID.random)] {
                let other = Profile(
                    name: mine.name, tenant: mine.tenant, target: mine.target, account: name, accountID: id,
                    permissions: mine.permissions, isReadOnly: mine.isReadOnly, keepsWriting: mine.keepsWriting)
                try world.store.save(other, SavedTokens())
                let tokens = try #require(
                    try SignedIn(
                        saved: "test", in: world.store, courier: world.courier, interactive: world.byCode,
                        onNote: { _ in })
                ).tokens
                await #expect { try await tokens.token(for: .reading) } throws: {
                    ($0 as? ServiceError)?.code == "wrong-account"
                }
                #expect(try world.store.load("test")?.tokens.access == nil)
            }
        }
    }

    @Test func repeatedSignInNamesTheAccount() throws {
        let target = SignInTarget(
            tenant: nil, clientID: "c", authority: try Endpoint("https://login.example", from: "test"),
            graph: try Endpoint("https://graph.example", from: "test"))
        let code = AuthorizationCode(redirect: "http://localhost:1")
        let again = code.address(at: target, for: [], claims: nil, as: "anna@contoso.com")
        #expect(again.contains("login_hint=anna%40contoso.com"))
        #expect(!again.contains("select_account"))
        #expect(code.address(at: target, for: [], claims: nil).contains("prompt=select_account"))
    }

    @Test func readOnlySignInNeverAsksForMore() async throws {
        try await LiveWorld.run { world in
            var tenant = try await world.tenant(of: world.signIn(isReadOnly: true))
            await #expect {
                try await tenant.service.write(PhotoUpdateSettings(source: .cloud), replacing: .untouched)
            } throws: {
                ($0 as? ServiceError)?.code == "read-only"
            }
            #expect(world.link.count(.patch, "") == 0)
            let bodies = world.link.requests.compactMap { $0.body.map { String(decoding: $0, as: UTF8.self) } }
            #expect(!bodies.contains { $0.contains("ReadWrite") })
        }
    }

    @Test func sessionThatOnlyReadsKnowsWhatTheSignInMayDo() async throws {
        try await LiveWorld.run { world in
            let tenant = try await world.tenant(of: world.signIn(), isReadOnly: true)
            #expect(tenant.operatorScopes.contains(.peopleSettingsReadWriteAll))
            let reader = try await world.tenant(of: world.signIn(isReadOnly: true))
            #expect(!reader.operatorScopes.contains(.peopleSettingsReadWriteAll))
        }
    }

    @Test func browserMayBeNamedByItsPath() async {
        #expect(await Browser.open("http://127.0.0.1/", environment: { $0 == "BROWSER" ? "/bin/true" : nil }))
    }

    @Test func newerSignInOfTheSameNameStays() async throws {
        try await LiveWorld.run { world in
            let first = try await world.signIn(isReadOnly: true)
            let saved = try #require(try world.store.load("test"))
            let mine = saved.profile
            let other = Profile(
                name: mine.name, tenant: mine.tenant, target: mine.target, account: "another@contoso.com",
                permissions: mine.permissions, isReadOnly: mine.isReadOnly, keepsWriting: mine.keepsWriting)
            try world.store.save(other, saved.tokens)
            world.time.advance(seconds: 7200)
            world.serviceClock.advance(7200)
            _ = try await first.tokens.token(for: .reading)
            let kept = try #require(try world.store.load("test"))
            #expect(kept.profile.account == "another@contoso.com")
            #expect(kept.tokens == saved.tokens)
        }
    }

    @Test func forgottenSignInDoesNotComeBack() async throws {
        try await LiveWorld.run { world in
            let signedIn = try await world.signIn(isReadOnly: true)
            #expect(try world.store.remove("test"))
            world.time.advance(seconds: 7200)
            world.serviceClock.advance(7200)
            _ = try await signedIn.tokens.token(for: .reading)
            #expect(world.store.names().isEmpty)
        }
    }

    @Test func signInThatCannotBeStoredIsGoodForTheRun() async throws {
        try await LiveWorld.run { world in
            let told = world.told
            let signedIn = try await world.byCode.signIn(
                profile: "test", world.target, permissions: SignInScopes.reading, isReadOnly: true, keepsWriting: false,
                store: ProfileStore(folder: "/proc/none"), courier: world.courier, onNote: { told.add($0) })
            let tenant = try await world.tenant(of: signedIn, isReadOnly: true)
            #expect(try await tenant.service.currentSettings() == .untouched)
            #expect(told.all.contains { $0.contains("could not be saved") })
        }
    }

    @Test func applicationSignsInByItsSecret() async throws {
        try await LiveWorld.run { world in
            let told = world.told
            let connection = LiveConnection(courier: world.courier, isReadOnly: true, onNote: { told.add($0) })
            let tenant = try await connection.tenant(of: .secret(AccessToken("app-secret")), world.target)
            #expect(tenant.operatorName == nil)
            #expect(try await tenant.service.currentSettings() == .untouched)
            #expect(told.all.contains { $0.contains("since May 2025") })
        }
    }

    @Test func applicationKnowsItsTenantWithoutReadingTheDirectory() async throws {
        try await LiveWorld.run { world in
            let connection = LiveConnection(
                courier: world.courier, isReadOnly: true, readsDirectory: false, onNote: { _ in })
            let tenant = try await connection.tenant(of: .secret(AccessToken("app-secret")), world.target)
            #expect(tenant.directory.tenant.id == world.simulator.simulator.tenant.directory.tenant.id)
            #expect(world.link.count(.post, "$batch") == 0)
        }
    }

    @Test func tokenForAnotherTenantThanTheOneNamedIsRefused() async throws {
        try await LiveWorld.run { world in
            let token = GivenToken(try await world.signIn().tokens.token(for: .writing))
            for reads in [true, false] {
                let connection = LiveConnection(
                    courier: world.courier, isReadOnly: false, readsDirectory: reads, onNote: { _ in })
                for named in ["fabrikam.com", GUID(high: 9, low: 9).description] {
                    var target = world.target
                    target.tenant = named
                    await #expect { try await connection.tenant(of: token, target) } throws: {
                        ($0 as? ServiceError)?.code == "wrong-tenant"
                    }
                }
            }
        }
    }

    @Test func tokenFromTheEnvironmentIsUsedAndNotRenewed() async throws {
        try await LiveWorld.run { world in
            let token = try await world.signIn().tokens.token(for: .writing)
            let connection = LiveConnection(courier: world.courier, isReadOnly: false, onNote: { _ in })
            var tenant = try await connection.tenant(of: GivenToken(token), world.target)
            #expect(tenant.operatorName == "global.admin@contoso.com")
            #expect(
                try await tenant.service.write(PhotoUpdateSettings(source: .cloud), replacing: .untouched)
                    == world.settings)
            world.serviceClock.advance(7200)
            await #expect { try await tenant.service.currentSettings() } throws: {
                ($0 as? ServiceError)?.code == "sign-in-expired"
            }
        }
    }
}
