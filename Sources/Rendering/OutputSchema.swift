/// The published JSON Schema of what `--output json` writes: one object a line, of these types.
package enum OutputSchema {
    /// JSON Schema 2020-12 of one line.
    package static let json = #"""
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
            },
            "plan": {
              "required": ["current", "proposed", "changes", "findings", "impact", "people", "assumptions", "requests", "undo", "inForceBy"],
              "properties": {
                "current": {"$ref": "#/$defs/settings"}, "proposed": {"$ref": "#/$defs/settings"},
                "changes": {"type": "boolean"},
                "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
                "impact": {"$ref": "#/$defs/impact"},
                "people": {"$ref": "#/$defs/people"},
                "assumptions": {
                  "description": "What the rules suppose where public material is silent, and how many rows of the impact rest on it.",
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false, "required": ["assumption", "answers"],
                    "properties": {"assumption": {"type": "string"}, "answers": {"$ref": "#/$defs/count"}}
                  }
                },
                "requests": {"type": "array", "items": {"$ref": "#/$defs/request"}},
                "undo": {"type": "array", "items": {"$ref": "#/$defs/request"}},
                "inForceBy": {"$ref": "#/$defs/time"},
                "because": {"type": ["string", "null"]},
                "readBack": {"$ref": "#/$defs/settings"},
                "accounts": {
                  "description": "Who gains or loses, in a plan of a simulated tenant.",
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["address", "displayName", "id", "own", "others"],
                    "properties": {
                      "address": {"type": "string"}, "displayName": {"type": "string"}, "id": {"$ref": "#/$defs/guid"},
                      "own": {"$ref": "#/$defs/difference"}, "others": {"$ref": "#/$defs/difference"}
                    }
                  }
                }
              }
            },
            "difference": {
              "description": "Clients through which the update of photos is lost and gained, and the rule that refuses.",
              "type": "object", "additionalProperties": false, "required": ["lost", "gained", "reason"],
              "properties": {
                "lost": {"$ref": "#/$defs/texts"}, "gained": {"$ref": "#/$defs/texts"},
                "reason": {"type": ["string", "null"]}
              }
            },
            "refusal": {
              "required": ["code", "message", "findings"],
              "properties": {
                "code": {"type": "string"}, "message": {"type": "string"},
                "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}
              }
            },
            "access": {
              "required": ["question", "moment", "answers", "answersWithDraft"],
              "properties": {
                "question": {"type": "string"}, "moment": {"type": "string"},
                "answers": {"type": "array", "items": {"$ref": "#/$defs/answer"}},
                "answersWithDraft": {"type": ["array", "null"], "items": {"$ref": "#/$defs/answer"}},
                "accounts": {
                  "description": "The answers account by account, of a simulated tenant.",
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["address", "displayName", "id", "target", "answers"],
                    "properties": {
                      "address": {"type": "string"}, "displayName": {"type": "string"}, "id": {"$ref": "#/$defs/guid"},
                      "target": {"type": "string"},
                      "answers": {
                        "type": "array",
                        "items": {
                          "type": "object", "additionalProperties": false, "required": ["client", "answer", "reason"],
                          "properties": {
                            "client": {"type": ["string", "null"]}, "answer": {"$ref": "#/$defs/answerWord"},
                            "reason": {"type": ["string", "null"]}
                          }
                        }
                      }
                    }
                  }
                }
              }
            },
            "answer": {
              "type": "object", "additionalProperties": false,
              "required": ["actor", "count", "target", "client", "answer", "reason", "reasons", "settles"],
              "properties": {
                "actor": {"type": "string"}, "count": {"$ref": "#/$defs/count"}, "target": {"type": "string"},
                "client": {"description": "Null for the setting itself.", "type": ["string", "null"]},
                "answer": {"$ref": "#/$defs/answerWord"},
                "reason": {"type": ["string", "null"]},
                "reasons": {"description": "In the order of time: now first.", "$ref": "#/$defs/texts"},
                "settles": {"oneOf": [{"$ref": "#/$defs/time"}, {"type": "null"}]}
              }
            },
            "explanation": {
              "properties": {
                "moment": {"type": "string"},
                "answer": {"$ref": "#/$defs/answerWord"},
                "rules": {
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["rule", "refuses", "decides", "fact", "assumes"],
                    "properties": {
                      "rule": {"type": "string"}, "refuses": {"type": "boolean"}, "decides": {"type": "boolean"},
                      "fact": {"type": "string"}, "assumes": {"type": ["string", "null"]}
                    }
                  }
                },
                "sentence": {"type": "string"},
                "answerWithDraft": {"oneOf": [{"$ref": "#/$defs/answerWord"}, {"type": "null"}]},
                "flips": {"description": "Statements each of which alone gives the other answer.", "$ref": "#/$defs/texts"}
              }
            },
            "expectation": {
              "required": ["holds", "code", "details", "hints"],
              "properties": {
                "holds": {"type": "boolean"}, "code": {"type": ["string", "null"]},
                "details": {"$ref": "#/$defs/texts"}, "hints": {"$ref": "#/$defs/texts"}
              }
            },
            "people": {
              "description": "How many accounts lose, gain, keep and never had the update of photos, through any client.",
              "type": "object", "additionalProperties": false, "required": ["own", "others", "synchronised", "upperBound"],
              "properties": {
                "own": {"$ref": "#/$defs/split"}, "others": {"$ref": "#/$defs/split"},
                "synchronised": {"$ref": "#/$defs/split"},
                "upperBound": {
                  "description": "Whether it could not be read who holds which role, so that fewer may be concerned.",
                  "type": "boolean"
                }
              }
            },
            "split": {
              "type": "object", "additionalProperties": false, "required": ["lose", "gain", "keep", "without"],
              "properties": {
                "lose": {"$ref": "#/$defs/count"}, "gain": {"$ref": "#/$defs/count"},
                "keep": {"$ref": "#/$defs/count"}, "without": {"$ref": "#/$defs/count"}
              }
            },
            "block": {
              "required": ["label", "holds", "expectations", "impact", "people", "draftNeverApplied"],
              "properties": {
                "label": {"type": ["string", "null"]}, "holds": {"type": "boolean"},
                "expectations": {"$ref": "#/$defs/count"}, "people": {"$ref": "#/$defs/people"},
                "impact": {"$ref": "#/$defs/impact"}, "draftNeverApplied": {"type": "boolean"}
              }
            },
            "search": {
              "required": ["tried", "exhaustive", "notTried", "solutions", "conflict"],
              "properties": {
                "tried": {"$ref": "#/$defs/count"},
                "exhaustive": {"description": "Whether no solution proves that there is none.", "type": "boolean"},
                "notTried": {
                  "description": "Listed roles that were not tried in every combination.", "$ref": "#/$defs/texts"
                },
                "solutions": {
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["settings", "statements", "guards", "current"],
                    "properties": {
                      "settings": {"$ref": "#/$defs/settings"}, "statements": {"$ref": "#/$defs/texts"},
                      "guards": {"$ref": "#/$defs/texts"}, "current": {"type": "boolean"}
                    }
                  }
                },
                "conflict": {
                  "type": "array",
                  "items": {
                    "type": "object", "additionalProperties": false, "required": ["claim", "fulfilledBy", "rules"],
                    "properties": {
                      "claim": {"type": "string"}, "fulfilledBy": {"$ref": "#/$defs/count"},
                      "rules": {"$ref": "#/$defs/texts"}
                    }
                  }
                }
              }
            },
            "listing": {
              "required": ["title", "columns", "rows", "remarks"],
              "properties": {
                "title": {"type": "string"}, "columns": {"$ref": "#/$defs/texts"},
                "rows": {"type": "array", "items": {"$ref": "#/$defs/texts"}}, "remarks": {"$ref": "#/$defs/texts"}
              }
            },
            "photo": {
              "required": ["account", "client", "code", "message"],
              "properties": {
                "account": {"type": "string"}, "client": {"type": "string"}, "code": {"type": ["string", "null"]},
                "message": {"type": "string"}
              }
            },
            "settings": {
              "type": "object", "additionalProperties": false, "required": ["source", "allowedRoles"],
              "properties": {
                "source": {"description": "cloud, onPremises, null, or a word of the service's that this version does not know.", "type": ["string", "null"]},
                "allowedRoles": {"description": "Ids, and words that this version does not know.", "$ref": "#/$defs/texts"}
              }
            },
            "finding": {
              "type": "object", "additionalProperties": false,
              "required": ["code", "severity", "message", "count", "samples", "remedy"],
              "properties": {
                "code": {"type": "string"}, "severity": {"enum": ["error", "guard", "warning", "note"]},
                "message": {"type": "string"}, "count": {"oneOf": [{"$ref": "#/$defs/count"}, {"type": "null"}]},
                "samples": {"$ref": "#/$defs/texts"}, "remedy": {"type": ["string", "null"]}
              }
            },
            "impact": {
              "type": "array",
              "items": {
                "type": "object", "additionalProperties": false,
                "required": ["group", "action", "forOthers", "client", "count", "lost", "gained", "assumed"],
                "properties": {
                  "group": {"type": "string"}, "action": {"enum": ["update", "remove"]},
                  "forOthers": {"type": "boolean"}, "client": {"type": "string"}, "count": {"$ref": "#/$defs/count"},
                  "lost": {"$ref": "#/$defs/count"}, "gained": {"$ref": "#/$defs/count"}, "assumed": {"type": "boolean"}
                }
              }
            },
            "request": {
              "type": "object", "additionalProperties": false, "required": ["method", "path", "body"],
              "properties": {
                "method": {"enum": ["PATCH", "DELETE"]}, "path": {"type": "string"},
                "body": {"oneOf": [{"$ref": "#/$defs/settings"}, {"type": "null"}]}
              }
            },
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
          }
        }

        """#
}
