import OrderedJSON
import PhotoPolicy

enum UserObject {
    /// The members of a user that v1.0 shows without `$select` (D), in lowercase; others, such as `accountEnabled`,
    /// appear only when asked for.
    static let usualMembers: Set<String> = [
        "businessphones", "displayname", "givenname", "jobtitle", "mail", "mobilephone", "officelocation",
        "preferredlanguage", "surname", "userprincipalname", "id",
    ]

    /// Returns a user with every member.
    static func object(_ account: Account) -> JSONObject {
        var object = template
        for property in ObjectKind.user.filterable { object[property.name] = member(property.name, of: account) }
        return object
    }

    private static let template: JSONObject = {
        let first = ["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation"]
        let names = first + ObjectKind.user.selectable.filter { !first.contains($0) }
        var object = JSONObject()
        for name in names { object[name] = name == "businessPhones" ? [] : nil }
        return object
    }()

    static func member(_ name: String, of account: Account) -> JSONValue {
        switch name {
        case "id": .string(account.id.description)
        case "displayName": .string(account.displayName)
        case "userPrincipalName", "mail": .string(account.userPrincipalName)
        case "accountEnabled": .bool(account.facts.isEnabled)
        case "userType": account.facts.isGuest ? "Guest" : "Member"
        // Graph returns null here for an account that was never synchronised (D).
        case "onPremisesSyncEnabled": account.facts.isSynced ? true : nil
        default: nil
        }
    }
}
