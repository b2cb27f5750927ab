import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct WireTests {
    @Test(arguments: [
        #"{"source":null,"allowedRoles":[]}"#, #"{"Source":null}"#, "{}", #"{"allowedRoles":null,"source":""}"#,
        #"{"ALLOWEDROLES":"","source":null}"#, #"{"allowedroles":{}}"#,
    ])
    func everySpellingOfNoRestrictionIsOne(_ json: String) throws {
        #expect(try settings(json) == .untouched)
    }

    @Test func settingsAreReadInAnyLetterCase() throws {
        let read = try settings(
            #"{"@odata.context":"x","SOURCE":"Cloud","AllowedRoles":[" FE930BE7-5e62-47db-91af-98c3a49a38b1"],"new":{"a":[1]}}"#
        )
        #expect(read.source == .cloud)
        #expect(read.allowedRoles.map(\.description) == ["fe930be7-5e62-47db-91af-98c3a49a38b1"])
    }

    @Test func unknownWordsAreKeptAsTheyAreWritten() throws {
        let read = try settings(
            #"{"source":"hybrid","allowedRoles":["help desk","fe930be7-5e62-47db-91af-98c3a49a38b1"],"new":1}"#)
        #expect(read.source == .other("hybrid"))
        #expect(read.otherRoles == ["help desk"])
        #expect(read != PhotoUpdateSettings(allowedRoles: read.allowedRoles))
        #expect(
            body(read) == #"{"source":"hybrid","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1","help desk"]}"#)
    }

    @Test(arguments: [#"{"source":7}"#, #"{"allowedRoles":[7]}"#, #"{"allowedRoles":{"x":1}}"#])
    func whatCannotBeSaidAgainIsAnErrorAndNeverNoRestriction(_ json: String) {
        #expect { try settings(json) } throws: { ($0 as? ServiceError)?.code == "settings-not-understood" }
    }

    @Test func bothPropertiesAreAlwaysWritten() {
        #expect(body(PhotoUpdateSettings(source: .onPremises)) == #"{"source":"onPremises","allowedRoles":[]}"#)
        let role = GUID(high: 1, low: 2)
        #expect(
            body(PhotoUpdateSettings(source: .cloud, allowedRoles: [role]))
                == #"{"source":"cloud","allowedRoles":["00000000-0000-0001-0000-000000000002"]}"#)
    }

    @Test(arguments: ["innerError", "innererror", "InnerError"])
    func errorsAreReadHoweverTheyNest(_ inner: String) {
        let body = #"{"error":{"code":"forbidden","message":"no","\#(inner)":{"\#(inner)":{"request-id":"r-1"}}}}"#
        let failure = GraphFailure(HTTPAnswer(status: 403, body: Array(body.utf8)))
        #expect(failure.code == "forbidden")
        #expect(failure.requestID == "r-1")
        #expect(failure.error("x").kind == .notPermitted)
    }

    @Test func messageInsideAMessageIsTaken() {
        let body = #"{"error":{"code":"BadRequest","message":"{\"error\":{\"message\":\"inner words\"}}"}}"#
        #expect(GraphFailure(HTTPAnswer(status: 400, body: Array(body.utf8))).message == "inner words")
    }

    @Test(arguments: [(429, ServiceError.Kind.throttled), (503, .unreachable), (401, .notSignedIn), (400, .refused)])
    func statusSaysWhatCanBeDone(_ status: Int, _ kind: ServiceError.Kind) {
        let body = Array(#"{"error":{"code":"BadRequest"}}"#.utf8)
        #expect(GraphFailure(HTTPAnswer(status: status, body: body)).error("x").kind == kind)
    }

    @Test(arguments: [302, 400, 403, 404, 407, 409])
    func whatHasNoEnvelopeIsNoRefusalOfTheService(_ status: Int) {
        #expect(GraphFailure(HTTPAnswer(status: status)).error("x").kind == .unreachable)
    }

    @Test func shownTextsHoldNoToken() {
        let text = WireText.shown("token eyJhbGciOi.abc.def\nand \(String(repeating: "A", count: 300)) end")
        #expect(text == "token … and … end")
    }

    @Test func brokenDocumentsAreNoValue() {
        let twice = [#"{"source":"cloud","Source":"any"}"#, #"{"a":[{"b":null,"B":null}]}"#]
        for text in twice + ["", "<html>", #"{"a":"#, #"{"a":1}}"#, String(repeating: "[", count: 100_000)] {
            #expect(WireValue(json: Array(text.utf8)) == nil, "\(text.prefix(20))")
        }
    }

    @Test func claimsOfAChallengeAreFound() {
        let header =
            #"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7InZhbHVlIjoiMSJ9fX0=""#
        #expect(ClaimsChallenge.claims(header) == #"{"access_token":{"nbf":{"value":"1"}}}"#)
        #expect(ClaimsChallenge.claims("Bearer realm=\"\"") == nil)
    }

    private func settings(_ json: String) throws -> PhotoUpdateSettings {
        try WireSettings.settings(try #require(WireValue(json: Array(json.utf8))))
    }

    private func body(_ settings: PhotoUpdateSettings) -> String {
        String(decoding: WireSettings.body(settings), as: UTF8.self)
    }
}
