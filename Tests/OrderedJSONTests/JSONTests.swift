import Foundation
import OrderedJSON
import Testing

@Suite struct JSONTests {
    @Test func membersKeepTheirOrderNullsAndSlashes() {
        var json = JSONObject()
        json["kind"] = "plan"
        json["count"] = 3
        json["name"] = nil
        json.add("reason", String?.none)
        json.add("url", "https://graph.microsoft.com/beta")
        json["list"] = [1, true, nil, "x"]
        json["inner"] = .object(["a": 1])
        json["kind"] = "apply"
        #expect(
            json.text
                == #"{"kind":"apply","count":3,"name":null,"reason":null,"url":"https://graph.microsoft.com/beta","list":[1,true,null,"x"],"inner":{"a":1}}"#
        )
    }

    @Test func aLayoutHasPlainThingsOnOneLine() {
        let json: JSONValue = ["a", .object([:]), .object(["b": 1, "c": [nil, []], "d": .object(["e": []])])]
        let layout = """
            [
              "a",
              {},
              {
                "b": 1,
                "c": [null, []],
                "d": {"e": []}
              }
            ]
            """
        #expect(json.layout == layout)
        #expect(JSONValue.array([]).layout == "[]")
    }

    @Test func controlCharactersAreEscaped() {
        #expect(JSONValue.string("\"\\\n\r\t\u{0}\u{1B}\u{7F}\u{9B}").text == #""\"\\\n\r\t\u0000\u001b\u007f\u009b""#)
        #expect(JSONValue.string("\u{2028}\u{202E}\u{E0041}").text == #""\u2028\u202e\udb40\udc41""#)
    }

    @Test func anotherReaderReadsBackTheSame() throws {
        let texts = ["", "é日本👩‍👩‍👧", "\u{0}\u{1}\u{1F}\"\\/", "\u{FFFD}\u{10FFFF}", "a\r\nb"]
        let line = JSONValue.array(texts.map { .string($0) }).text
        #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == texts)
        #expect(!line.contains("\n"))
    }
}
