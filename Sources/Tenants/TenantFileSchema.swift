/// The published JSON Schema of tenant files.
package enum TenantFileSchema {
    /// JSON Schema 2020-12. It leaves references between values (a principal, a policy's name) to loading.
    package static let json = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "photopolicy tenant file",
          "type": "object",
          "required": ["organization", "users", "service", "clock"],
          "properties": {
            "organization": {"$ref": "#/$defs/organization"},
            "users": {"type": "array", "items": {"$ref": "#/$defs/user"}},
            "groups": {"type": "array", "items": {"$ref": "#/$defs/group"}},
            "administrativeUnits": {"type": "array", "items": {"$ref": "#/$defs/administrativeUnit"}},
            "roleDefinitions": {"description": "Custom roles.", "type": "array", "items": {"$ref": "#/$defs/roleDefinition"}},
            "roleAssignments": {"type": "array", "items": {"$ref": "#/$defs/assignment"}},
            "roleEligibilitySchedules": {"type": "array", "items": {"$ref": "#/$defs/assignment"}},
            "photoUpdateSettings": {
              "description": "The settings before the changes listed under changes.", "$ref": "#/$defs/settings"
            },
            "owaMailboxPolicies": {
              "description": "The policies before the changes listed under changes.",
              "type": "array", "items": {"$ref": "#/$defs/mailboxPolicy"}
            },
            "service": {"description": "The service profile.", "enum": ["2024-09", "2026-09"]},
            "clock": {"$ref": "#/$defs/time"},
            "operator": {"description": "A user principal name or id.", "type": ["string", "null"]},
            "guestAccess": {
              "description": "What guests may do in the directory; only with the access of members they change their own photo.",
              "enum": ["members", "limited", "restricted"], "default": "limited"
            },
            "exchangeOnlineEnabled": {
              "description": "Whether users may sign in to the enterprise application Office 365 Exchange Online; a plan warns where not.",
              "type": "boolean", "default": true
            },
            "userConsent": {"type": "boolean", "default": true},
            "adminConsent": {"type": "array", "items": {"$ref": "#/$defs/scope"}},
            "blockedClients": {"type": "array", "items": {"$ref": "#/$defs/client"}},
            "delays": {
              "description": "By client, and of mailbox policies: how long changes take to be in force.",
              "type": "object",
              "propertyNames": {"anyOf": [{"$ref": "#/$defs/client"}, {"const": "mailboxPolicies"}]},
              "additionalProperties": {"$ref": "#/$defs/duration"}
            },
            "changes": {"type": "array", "items": {"$ref": "#/$defs/change"}},
            "photos": {"type": "array", "items": {"$ref": "#/$defs/photo"}}
          },
          "patternProperties": {"^(\\$schema|@odata\\..*)$": true},
          "additionalProperties": false,
          "$defs": {
            "guid": {"type": "string", "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"},
            "time": {"type": "string", "format": "date-time"},
            "duration": {"description": "At most 24 hours: 30s, 90m, 1h30m.", "type": "string"},
            "scope": {
              "enum": [
                "User.Read", "User.ReadWrite", "User.Read.All", "User.ReadWrite.All", "ProfilePhoto.Read.All",
                "ProfilePhoto.ReadWrite.All", "PeopleSettings.Read.All", "PeopleSettings.ReadWrite.All",
                "Directory.ReadWrite.All"
              ]
            },
            "client": {
              "enum": [
                "Delve", "Teams", "OutlookWeb", "OutlookClassic", "MyAccount", "M365AdminCenter", "EntraAdminCenter",
                "PowerShell", "Graph", "DirectorySync"
              ]
            },
            "organization": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["id", "displayName", "verifiedDomains"],
              "properties": {
                "id": {"$ref": "#/$defs/guid"},
                "displayName": {"type": "string", "minLength": 1},
                "verifiedDomains": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/domain"}},
                "onPremisesSyncEnabled": {"type": ["boolean", "null"]}
              }
            },
            "domain": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["name"],
              "properties": {"name": {"type": "string", "minLength": 1}, "isDefault": {"type": "boolean"}}
            },
            "user": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["id", "userPrincipalName"],
              "properties": {
                "id": {"$ref": "#/$defs/guid"},
                "userPrincipalName": {"type": "string", "pattern": "@"},
                "displayName": {"type": ["string", "null"]},
                "accountEnabled": {"type": "boolean", "default": true},
                "userType": {"enum": ["Member", "Guest", null]},
                "onPremisesSyncEnabled": {"type": ["boolean", "null"]},
                "mailbox": {"enum": ["cloud", "onPremises", "none", null]},
                "owaMailboxPolicy": {"description": "A policy's name, before the changes.", "type": ["string", "null"]}
              }
            },
            "group": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["id", "displayName"],
              "properties": {
                "id": {"$ref": "#/$defs/guid"},
                "displayName": {"type": "string", "minLength": 1},
                "isAssignableToRole": {"type": ["boolean", "null"]},
                "members": {"description": "Ids of users.", "type": "array", "items": {"$ref": "#/$defs/guid"}}
              }
            },
            "administrativeUnit": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["id", "displayName"],
              "properties": {
                "id": {"$ref": "#/$defs/guid"},
                "displayName": {"type": "string", "minLength": 1},
                "members": {"description": "Ids of users and groups.", "type": "array", "items": {"$ref": "#/$defs/guid"}}
              }
            },
            "roleDefinition": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["id", "displayName"],
              "properties": {"id": {"$ref": "#/$defs/guid"}, "displayName": {"type": "string", "minLength": 1}}
            },
            "assignment": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["roleDefinitionId", "principalId"],
              "properties": {
                "roleDefinitionId": {"$ref": "#/$defs/guid"},
                "principalId": {"description": "A user or a role-assignable group.", "$ref": "#/$defs/guid"},
                "directoryScopeId": {
                  "description": "/ or /administrativeUnits/ and an id.", "type": ["string", "null"],
                  "pattern": "^/(administrativeUnits/[0-9A-Fa-f-]{36})?$"
                }
              }
            },
            "settings": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "properties": {
                "source": {"enum": ["cloud", "onPremises", null]},
                "allowedRoles": {"type": "array", "items": {"$ref": "#/$defs/guid"}}
              }
            },
            "mailboxPolicy": {
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["name"],
              "properties": {
                "name": {"type": "string", "minLength": 1}, "setPhotoEnabled": {"type": "boolean", "default": true}
              }
            },
            "change": {
              "description": "What the service accepted: settings, a mailbox policy's switch, or a user's mailbox policy.",
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["accepted"],
              "oneOf": [
                {"required": ["photoUpdateSettings"]},
                {"required": ["owaMailboxPolicy", "setPhotoEnabled"]},
                {"required": ["owaMailboxPolicy", "user"]}
              ],
              "properties": {
                "accepted": {"$ref": "#/$defs/time"},
                "photoUpdateSettings": {"$ref": "#/$defs/settings"},
                "apply": {"$ref": "#/$defs/apply"},
                "owaMailboxPolicy": {"type": "string", "minLength": 1},
                "setPhotoEnabled": {"type": "boolean"},
                "user": {"$ref": "#/$defs/guid"}
              }
            },
            "apply": {
              "description": "What rollback needs of a change of the settings.",
              "type": ["object", "null"],
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "properties": {"reason": {"type": ["string", "null"]}, "isRolledBack": {"type": "boolean"}, "isRollback": {"type": "boolean"}}
            },
            "photo": {
              "description": "A user's photo in base64, and the one that it replaced.",
              "type": "object",
              "patternProperties": {"^(\\$schema|@odata\\..*)$": true}, "additionalProperties": false,
              "required": ["id"],
              "properties": {
                "id": {"$ref": "#/$defs/guid"},
                "contentBytes": {"type": ["string", "null"]},
                "replaced": {"type": ["string", "null"]}
              }
            }
          }
        }

        """#
}
