/// The published JSON Schema of what `--output json` writes: one object per line, of these types.
package enum OutputSchema {
    /// The JSON Schema 2020-12 of one line.
    package static let json = start + [statements, plans, answers, lines].joined(separator: ",\n") + end

    private static let start = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "a line of photopolicy's JSON output",
          "type": "object",
          "required": ["type"],
          "oneOf": [
            {"$ref": "#/$defs/statement"}, {"$ref": "#/$defs/report"}, {"$ref": "#/$defs/reportsOmitted"},
            {"$ref": "#/$defs/fault"}, {"$ref": "#/$defs/summary"}
          ],
          "$defs": {

        """#

    private static let statements = #"""
            "statement": {
              "description": "What came of one statement, in the order in which they end.",
              "type": "object",
              "required": ["type", "file", "line", "column", "path", "kind", "outcome", "tenant", "simulated"],
              "properties": {
                "type": {"const": "statement"},
                "file": {"type": "string"},
                "line": {"$ref": "#/$defs/position"}, "column": {"$ref": "#/$defs/position"},
                "path": {"description": "Labels of the what-if blocks around it, outermost first.", "$ref": "#/$defs/texts"},
                "kind": {
                  "enum": [
                    "edit", "discard", "plan", "apply", "record", "rollback", "revoke", "can", "who", "explain", "page", "expect", "update",
                    "remove", "restore", "change", "advance", "show", "print", "let", "what-if", "find-policy", "skipped"
                  ]
                },
                "outcome": {"enum": ["done", "held", "failed", "refused", "skipped"]},
                "tenant": {"type": "string"},
                "simulated": {"description": "Whether nothing of it can have left the machine.", "type": "boolean"},
                "prediction": {"description": "Stands where the service of a live tenant decides.", "const": true},
                "notes": {"$ref": "#/$defs/texts"}
              },
              "allOf": [
                {"if": {"$ref": "#/$defs/isPlan"}, "then": {"$ref": "#/$defs/plan"}},
                {"if": {"$ref": "#/$defs/isRefusedChange"}, "then": {"$ref": "#/$defs/refusal"}},
                {"if": {"properties": {"kind": {"enum": ["can", "who"]}}}, "then": {"$ref": "#/$defs/access"}},
                {"if": {"properties": {"kind": {"const": "explain"}}}, "then": {"$ref": "#/$defs/explanation"}},
                {"if": {"properties": {"kind": {"const": "expect"}}}, "then": {"$ref": "#/$defs/expectation"}},
                {"if": {"properties": {"kind": {"const": "what-if"}}}, "then": {"$ref": "#/$defs/block"}},
                {"if": {"properties": {"kind": {"const": "find-policy"}}}, "then": {"$ref": "#/$defs/search"}},
                {"if": {"properties": {"kind": {"const": "show"}}}, "then": {"$ref": "#/$defs/listing"}},
                {
                  "if": {"properties": {"kind": {"enum": ["update", "remove", "restore"]}}},
                  "then": {"$ref": "#/$defs/photo"}
                }
              ]
            },
            "isPlan": {
              "properties": {
                "kind": {"enum": ["plan", "apply", "record", "rollback"]}, "outcome": {"const": "done"}
              }
            },
            "isRefusedChange": {
              "properties": {"kind": {"enum": ["apply", "rollback", "revoke"]}, "outcome": {"const": "refused"}}
            }
        """#

    /// The other lines, and the definitions that all share.
    private static let lines = #"""
            "report": {
              "description": "An error, warning or note of the checks; columns count Unicode scalars, offsets bytes.",
              "type": "object", "additionalProperties": false,
              "required": ["type", "kind", "severity", "code", "file", "line", "column", "message", "help", "edits"],
              "properties": {
                "type": {"const": "report"}, "kind": {"const": "report"},
                "severity": {"enum": ["error", "warning", "note"]}, "code": {"type": "string"},
                "file": {"type": "string"}, "line": {"$ref": "#/$defs/position"},
                "column": {"$ref": "#/$defs/position"}, "endLine": {"$ref": "#/$defs/position"},
                "endColumn": {"$ref": "#/$defs/position"}, "offset": {"$ref": "#/$defs/count"},
                "length": {"$ref": "#/$defs/count"}, "message": {"type": "string"}, "help": {"type": ["string", "null"]},
                "edits": {
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["offset", "length", "replacement", "confidence"],
                    "properties": {
                      "offset": {"$ref": "#/$defs/count"}, "length": {"$ref": "#/$defs/count"},
                      "replacement": {"type": "string"}, "confidence": {"enum": ["sure", "likely"]}
                    }
                  }
                }
              }
            },
            "reportsOmitted": {
              "type": "object", "additionalProperties": false, "required": ["type", "kind", "count"],
              "properties": {
                "type": {"const": "report"}, "kind": {"const": "reportsOmitted"}, "count": {"$ref": "#/$defs/count"}
              }
            },
            "fault": {
              "description": "What ended the run before its end.",
              "type": "object", "additionalProperties": false, "required": ["type", "code", "message", "help"],
              "properties": {
                "type": {"const": "fault"}, "code": {"type": "string"}, "message": {"type": "string"},
                "help": {"type": ["string", "null"]}
              }
            },
            "summary": {
              "description": "Always the last line.",
              "type": "object", "additionalProperties": false,
              "required": ["type", "statements", "failed", "refused", "skipped", "errors", "exitStatus"],
              "properties": {
                "type": {"const": "summary"}, "statements": {"$ref": "#/$defs/count"},
                "failed": {"$ref": "#/$defs/count"}, "refused": {"$ref": "#/$defs/count"},
                "skipped": {"$ref": "#/$defs/count"}, "errors": {"$ref": "#/$defs/count"},
                "exitStatus": {"$ref": "#/$defs/count"}
              }
            },
            "answerWord": {"enum": ["allowed", "refused", "unsettled", "unknown"]},
            "position": {"type": "integer", "minimum": 1},
            "count": {"type": "integer", "minimum": 0},
            "texts": {"type": "array", "items": {"type": "string"}},
            "guid": {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
            "time": {"type": "string", "pattern": "^[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}
        """#

    private static let end = #"""

          }
        }

        """#
}
