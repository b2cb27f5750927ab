import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct PhotoServiceTests {
    private let account = GUID(high: 7, low: 8)
    private static let cloud = #"{"source":"cloud","allowedRoles":[]}"#
    private let jpeg = Photo(bytes: [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])

    @Test func settingsAreAskedOfBeta() async throws {
        let graph = try TestGraph { _, _ in .json(Self.cloud) }
        #expect(try await graph.service.state().acceptedSettings == PhotoUpdateSettings(source: .cloud))
        #expect(graph.link.requests.map(\.url) == ["https://graph.example/beta/admin/people/photoUpdateSettings"])
    }

    @Test(arguments: [
        (200, "<html><body>Please log in</body></html>"), (404, "<html>not here</html>"),
        (200, #"{"source":"cloud","allowed"#), (200, "[]"), (200, ""), (200, "{}"),
        (200, #"{"error":{"code":"x"}}"#), (302, ""), (407, ""), (404, #"{"error":"not here"}"#),
        (404, #"{"error":{"code":"notFound","message":"Resource not found for the segment 'people'."}}"#),
    ])
    func unreadableIsNeverUntouched(_ status: Int, _ body: String) async throws {
        let graph = try TestGraph { _, _ in .json(body, status: status) }
        await #expect { try await graph.service.state() } throws: {
            ($0 as? ServiceError)?.code == "answer-unreadable"
        }
    }

    @Test func settingsArePatchedWholeAndReadBack() async throws {
        let graph = try TestGraph { request, _ in
            request.method == .get ? .json(Self.cloud) : .json("{}")
        }
        var service = graph.service
        let shown = try await service.write(PhotoUpdateSettings(source: .cloud), replacing: .untouched)
        #expect(shown == PhotoUpdateSettings(source: .cloud))
        #expect(graph.link.requests.map(\.method) == [.patch, .get])
        #expect(
            graph.link.requests[0].body.map { String(decoding: $0, as: UTF8.self) }
                == #"{"source":"cloud","allowedRoles":[]}"#)
        #expect(graph.tokens.purposes == [.writing, .reading])
    }

    @Test func noRestrictionIsWrittenByDeleting() async throws {
        let graph = try TestGraph { request, _ in
            request.method == .delete ? HTTPAnswer(status: 204) : .json(#"{"source":null,"allowedRoles":null}"#)
        }
        var service = graph.service
        #expect(try await service.write(.untouched, replacing: PhotoUpdateSettings(source: .cloud)) == .untouched)
        #expect(graph.link.requests.map(\.method) == [.delete, .get])
    }

    @Test func readOnlySessionSendsNoChange() async throws {
        let graph = try TestGraph(isReadOnly: true) { _, _ in .json("{}") }
        var service = graph.service
        await #expect { try await service.write(PhotoUpdateSettings(source: .cloud), replacing: .untouched) } throws: {
            ($0 as? ServiceError)?.code == "read-only"
        }
        await #expect(throws: ServiceError.self) { try await service.setPhoto(nil, replacing: jpeg, of: account) }
        #expect(graph.link.requests.isEmpty)
        #expect(graph.tokens.purposes.isEmpty)
    }

    @Test func photoOfAnUnknownKindIsKeptAsItCameAndCanBeReplaced() async throws {
        let gif = Array("GIF89a".utf8)
        let graph = try TestGraph { request, _ in
            request.method == .get ? HTTPAnswer(status: 200, body: gif) : HTTPAnswer(status: 200)
        }
        var service = graph.service
        let old = try #require(try await service.photo(of: account))
        #expect(old.bytes == gif)
        #expect(old.kind == .other)
        try await service.setPhoto(jpeg, replacing: old, of: account)
        #expect(graph.link.requests.map(\.method) == [.get, .put])
    }

    @Test func onlyTheCodesOfAMissingPhotoMeanNoPhoto() async throws {
        for code in ["ImageNotFound", "ErrorEntityNotFound"] {
            let none = try TestGraph { _, _ in .json(#"{"error":{"code":"\#(code)","message":"x"}}"#, status: 404) }
            #expect(try await none.service.photo(of: account) == nil)
        }
        for body in [#"{"error":{"code":"Request_ResourceNotFound","message":"x"}}"#, "<html>"] {
            let other = try TestGraph { _, _ in .json(body, status: 404) }
            await #expect(throws: ServiceError.self) { try await other.service.photo(of: account) }
        }
    }

    @Test func photoGoesOutAsWhatItIs() async throws {
        let graph = try TestGraph { _, _ in HTTPAnswer(status: 200) }
        var service = graph.service
        try await service.setPhoto(jpeg, replacing: nil, of: account)
        let sent = try #require(graph.link.requests.first)
        #expect(sent.method == .put)
        #expect(sent[header: "Content-Type"] == "image/jpeg")
        #expect(sent.url == "https://graph.example/v1.0/users/\(account)/photo/$value")
    }

    @Test func refusalOfTheControlKeepsItsCode() async throws {
        let body =
            #"{"error":{"code":"ForbiddenByAdmindEditPolicy","message":"Exception","innerError":{"request-id":"r-9"}}}"#
        let graph = try TestGraph { _, _ in .json(body, status: 403) }
        var service = graph.service
        await #expect { try await service.setPhoto(nil, replacing: jpeg, of: account) } throws: { error in
            guard let error = error as? ServiceError else { return false }
            return error.kind == .notPermitted && error.message.contains("ForbiddenByAdmindEditPolicy")
                && error.requestID == "r-9"
        }
    }

    @Test func refusedTokenIsReplacedOnceWithTheClaimsThatWereAskedFor() async throws {
        let challenge = #"Bearer error="insufficient_claims", claims="eyJhIjp7fX0=""#
        let graph = try TestGraph { _, place in
            place == 0 ? .json("{}", status: 401, headers: [("WWW-Authenticate", challenge)]) : .json(Self.cloud)
        }
        _ = try await graph.service.state()
        #expect(graph.tokens.claims == [#"{"a":{}}"#])
        #expect(graph.link.requests.map { $0[header: "Authorization"] } == ["Bearer secret-0", "Bearer secret-1"])
    }

    @Test(arguments: [302, 400, 407, 409])
    func answerThatIsNotGraphsSaysNothingOfAChange(_ status: Int) async throws {
        let graph = try TestGraph { _, _ in .json("{}", status: status) }
        var service = graph.service
        await #expect { try await service.write(PhotoUpdateSettings(source: .cloud), replacing: .untouched) } throws: {
            ($0 as? ServiceError)?.kind == .unreachable
        }
    }

    @Test(arguments: [400, 404, 405, 501])
    func refusedDeleteIsToldAsAnOperationThatIsOfferedNoMore(_ status: Int) async throws {
        let refusal = #"{"error":{"code":"Request_BadRequest","message":"Not allowed."}}"#
        let graph = try TestGraph { _, _ in .json(refusal, status: status) }
        var service = graph.service
        let cloud = PhotoUpdateSettings(source: .cloud)
        await #expect { try await service.write(.untouched, replacing: cloud) } throws: {
            guard let error = $0 as? ServiceError else { return false }
            return error.code == "delete-not-offered" && error.kind == .refused
                && error.help?.contains("source cloud; allow everyone;") == true
        }
        await #expect { try await service.write(cloud, replacing: .untouched) } throws: {
            ($0 as? ServiceError)?.code != "delete-not-offered"
        }
    }

    @Test func listThatGoesRoundInACircleEnds() async throws {
        let pages = ["a", "b"]
        let graph = try TestGraph { _, place in
            let next = "https://graph.example/v1.0/users?page=\(pages[place % 2])"
            return .json(#"{"value":[],"@odata.nextLink":"\#(next)"}"#)
        }
        await #expect { try await graph.client.list("/users", "the accounts could not be read") } throws: {
            ($0 as? ServiceError)?.message.contains("circle") ?? false
        }
        #expect(graph.link.requests.count == 3)
    }

    @Test func secondRefusalIsTold() async throws {
        let graph = try TestGraph { _, _ in .json("{}", status: 401) }
        await #expect { try await graph.service.state() } throws: { ($0 as? ServiceError)?.kind == .notSignedIn }
        #expect(graph.link.requests.count == 2)
    }

    @Test func eachRequestHasAnIdOfItsOwn() async throws {
        let graph = try TestGraph { _, _ in .json(Self.cloud) }
        _ = try await graph.service.state()
        _ = try await graph.service.state()
        let ids = graph.link.requests.compactMap { $0[header: "client-request-id"].flatMap { GUID($0) } }
        #expect(Set(ids).count == 2)
    }
}
