extension OutputSchema {
    /// Plans and what they are made of: settings, findings, impact, requests.
    static let plans = #"""
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
            }
        """#
}
