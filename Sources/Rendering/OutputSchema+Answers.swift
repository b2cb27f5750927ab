extension OutputSchema {
    /// Answers about access, expectations, blocks, searches, listings, photos.
    static let answers = #"""
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
            }
        """#
}
