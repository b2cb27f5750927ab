import OrderedJSON
import PhotoPolicy
import Tenants

/// How Graph shows users and groups that can hold a role or be members.
enum PrincipalObject {
    /// Returns a user or a group, marked with its type.
    static func object(_ id: GUID, in directory: DirectoryIndex) -> JSONObject {
        var object = JSONObject()
        let isUser: Bool
        let members: JSONObject
        if let account = directory.account(id) {
            isUser = true
            members = UserObject.object(account)
        } else {
            isUser = false
            members =
                directory.group(id).map(group) ?? ["id": .string(id.description)]
        }
        object["@odata.type"] = isUser ? "#microsoft.graph.user" : "#microsoft.graph.group"
        for member in members.members { object[member.key] = member.value }
        return object
    }

    static func group(_ group: DirectoryContents.Group) -> JSONObject {
        [
            "id": .string(group.id.description), "displayName": .string(group.displayName),
            "isAssignableToRole": .bool(group.isAssignableToRole), "securityEnabled": true, "mailEnabled": false,
        ]
    }
}
