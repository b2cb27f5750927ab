import Foundation
import PhotoPolicy
import SimulatorControl
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct EnforcementTests {
    private static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, 3]

    @Test func aMissingTokenIsRefusedWithAChallenge() async throws {
        try await TestClient.on { client in
            let answer = try await client.get(client.settings)
            #expect(answer.status == 401)
            #expect(answer.error == "InvalidAuthenticationToken")
            #expect(answer.headers.first(name: "www-authenticate")?.hasPrefix("Bearer ") == true)
            let unknown = try await client.get(client.settings, token: "made-up")
            #expect(unknown.status == 401)
        }
    }

    @Test func anExpiredTokenIsRefused() async throws {
        var options = GraphSimulator.Options()
        options.accessTokenLifetime = 0
        try await TestClient.on("contoso", options) { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.get(client.settings, token: token)
            #expect(answer.status == 401)
            #expect(answer.text.contains("expired"))
        }
    }

    @Test func aTokenForAnotherServiceIsRefused() async throws {
        try await TestClient.on { client in
            let token = try await client.token(
                "global.admin@contoso.com", "https://management.azure.com/user_impersonation")
            let answer = try await client.get(client.settings, token: token)
            #expect(answer.status == 401)
            #expect(answer.text.contains("Invalid audience"))
        }
    }

    @Test func withoutTheScopeTheSettingsAreRefused() async throws {
        try await TestClient.on("contoso", TestClient.askedAlone) { client in
            let token = try await client.token("global.admin@contoso.com", "User.Read")
            let answer = try await client.get(client.settings, token: token)
            #expect(answer.status == 403)
            #expect(answer.error == "forbidden")
            let reader = try await client.token("global.admin@contoso.com", "PeopleSettings.Read.All")
            let patch = try await client.send("PATCH", client.settings, token: reader, body: #"{"source":null}"#)
            #expect(patch.status == 403)
        }
    }

    @Test func whoMayChangeTheSettingsDependsOnTheProfile() async throws {
        for (name, allowed) in [
            ("contoso", ["global.admin"]), ("contoso-2026", ["global.admin", "people.admin"]),
        ] {
            try await TestClient.on(name) { client in
                for account in ["global.admin", "people.admin", "user.admin", "eligible.admin", "employee"] {
                    let token = try await client.token("\(account)@contoso.com")
                    let answer = try await client.send(
                        "PATCH", client.settings, token: token, body: #"{"source":"cloud","allowedRoles":[]}"#)
                    #expect(answer.status == (allowed.contains(account) ? 200 : 403), "\(account) in \(name)")
                    if answer.status == 403 {
                        #expect(answer.error == "forbidden")
                        #expect(answer.text.contains("Authorization failed because of missing requirement(s)."))
                    }
                }
                let application = try await client.applicationToken()
                let answer = try await client.get(client.settings, token: application)
                #expect(answer.status == (name == "contoso" ? 403 : 200))
            }
        }
    }

    @Test func photosFollowTheRulesOfTheDecision() async throws {
        let employee = "/v1.0/users/employee@contoso.com/photo/$value"
        try await TestClient.on("contoso", TestClient.askedAlone) { client in
            let attempts: [(account: String, target: String, scope: String, answer: String)] = [
                ("employee", "/v1.0/me/photo/$value", "User.ReadWrite", "200"),
                ("user.admin", employee, "ProfilePhoto.ReadWrite.All", "200"),
                ("user.admin", employee, "User.ReadWrite", "403 Authorization_RequestDenied"),
                (
                    "employee", "/v1.0/users/user.admin%40contoso.com/photo/$value", "ProfilePhoto.ReadWrite.All",
                    "403 Authorization_RequestDenied"
                ),
                ("eligible.admin", employee, "User.ReadWrite.All", "403 Authorization_RequestDenied"),
                ("scoped.admin", employee, "User.ReadWrite.All", "403 ForbiddenByPolicy"),
            ]
            for attempt in attempts {
                let token = try await client.token("\(attempt.account)@contoso.com", attempt.scope)
                let answer = try await client.send("PUT", attempt.target, token: token, bytes: Self.photo)
                let told = "\(answer.status)" + (answer.error.map { " \($0)" } ?? "")
                #expect(told == attempt.answer, "\(attempt)")
            }
        }
    }

    @Test func theControlRefusesOnceItIsInForce() async throws {
        try await TestClient.on { client in
            let admin = try await client.token("global.admin@contoso.com")
            let employee = try await client.token("employee@contoso.com", "User.ReadWrite")
            func put() async throws -> TestClient.Answer {
                try await client.send(
                    "PUT", "/v1.0/me/photo/$value", token: employee, bytes: Self.photo,
                    headers: [("client-request-id", "0f0f0f0f-0000-4000-8000-00000000000f")])
            }
            _ = try await client.send(
                "PATCH", client.settings, token: admin,
                body: #"{"source":"cloud","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"#)
            #expect(try await put().status == 200)
            client.running.simulator.change { tenant in
                tenant.service.serviceState.now = tenant.service.serviceState.now + 86_399
            }
            #expect(try await put().status == 200)
            client.running.simulator.change { tenant in
                tenant.service.serviceState.now = tenant.service.serviceState.now + 1
            }
            let refused = try await put()
            #expect(refused.status == 403)
            let inner = (refused.json["error"] as? [String: Any])?["innerError"] as? [String: String] ?? [:]
            #expect(
                refused.text
                    == #"{"error":{"code":"ForbiddenByAdmindEditPolicy","message":"Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImagePolicyViolationException' was thrown.","innerError":{"date":"\#(inner["date"] ?? "")","request-id":"\#(inner["request-id"] ?? "")","client-request-id":"0f0f0f0f-0000-4000-8000-00000000000f"}}}"#
            )
            #expect(refused.headers.first(name: "request-id") == inner["request-id"])
            #expect(inner["date"]?.count == 19)
        }
    }

    @Test func aPhotoIsJudgedByContentAndSize() async throws {
        try await TestClient.on { client in
            let token = try await client.token("employee@contoso.com", "User.ReadWrite")
            let place = "/beta/me/photo/$value"
            let missing = try await client.get(place, token: token)
            #expect(missing.status == 404)
            #expect(missing.error == "ImageNotFound")
            #expect(
                missing.text.contains(
                    "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown."))
            let exact = Self.photo + Array(repeating: 0, count: Photo.sizeLimit - Self.photo.count)
            #expect(try await client.send("PUT", place, token: token, bytes: exact).status == 200)
            #expect(try await client.send("PUT", place, token: token, bytes: exact + [0]).status == 413)
            #expect(try await client.send("PUT", place, token: token, bytes: Array("GIF89a".utf8)).status == 400)
            #expect(
                try await client.send("PUT", place, token: token, bytes: Self.photo, type: "text/plain").status == 415)
            #expect(
                try await client.send(
                    "PUT", place, token: token, bytes: Self.photo, type: "application/octet-stream"
                ).status == 500)
            #expect(try await client.send("PATCH", place, token: token, bytes: Self.photo).status == 200)
            #expect(try await client.get(place, token: token).body == Self.photo)
            #expect(try await client.send("DELETE", place, token: token).status == 204)
            #expect(try await client.get(place, token: token).status == 404)
        }
    }

    @Test func thePhotoServiceOf2026() async throws {
        try await TestClient.on("contoso-2026") { client in
            let token = try await client.token("employee@contoso.com", "User.ReadWrite")
            let place = "/v1.0/me/photo/$value"
            #expect(try await client.get(place, token: token).error == "ErrorEntityNotFound")
            #expect(try await client.send("PATCH", place, token: token, bytes: Self.photo).status == 400)
            #expect(try await client.send("PUT", place, token: token, bytes: Self.photo).status == 200)
            let refused = try await client.send("DELETE", "/v1.0/me/photo", token: token)
            #expect(refused.status == 405)
            #expect(refused.headers.first(name: "Allow") == "GET")
            #expect(try await client.send("DELETE", place, token: token).status == 204)
        }
    }

    @Test func whatIsOnlyWatchedIsToldInAHeader() async throws {
        var options = GraphSimulator.Options()
        options.isSoft = true
        try await TestClient.on("contoso", options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            let body = #"{"source":"cloud","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"#
            let own = try await client.send("PATCH", client.settings, token: admin, body: body)
            #expect(own.headers.first(name: "photopolicy-would-refuse") == nil)
            client.running.simulator.change { $0.service.serviceState = $0.service.serviceState.onceInForce }
            let employee = try await client.token("employee@contoso.com", "User.ReadWrite")
            let photo = try await client.send("PUT", "/v1.0/me/photo/$value", token: employee, bytes: Self.photo)
            #expect(photo.status == 200)
            #expect(photo.headers.first(name: "photopolicy-would-refuse") == "role-not-allowed")
            let setting = try await client.send("PATCH", client.settings, token: employee, body: body)
            #expect(setting.status == 200)
            #expect(setting.headers.first(name: "photopolicy-would-refuse") == "policy-role-missing")
            let batch = try await client.send(
                "POST", "/beta/$batch", token: employee,
                body: #"{"requests":[{"id":"1","method":"DELETE","url":"/admin/people/photoUpdateSettings"}]}"#)
            #expect(batch.text.contains(#""photopolicy-would-refuse":"policy-role-missing""#))
        }
    }
}
