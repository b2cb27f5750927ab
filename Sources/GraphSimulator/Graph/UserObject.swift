import OrderedJSON
import PhotoPolicy

/// How Graph shows a user.
enum UserObject {
    /// What v1.0 shows of a user without `$select` (D), in small letters; the rest, such as `accountEnabled`, only when
    /// it is asked for.
    static let usualMembers: Set<String> = [
        "businessphones", "displayname", "givenname", "jobtitle", "mail", "mobilephone", "officelocation",
        "preferredlanguage", "surname", "userprincipalname", "id",
    ]

    /// Every member of a user.
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
        // Graph has null here for an account that never was synchronised (D).
        case "onPremisesSyncEnabled": account.facts.isSynced ? true : nil
        default: nil
        }
    }
}
