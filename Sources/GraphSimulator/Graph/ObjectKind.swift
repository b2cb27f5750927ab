/// A kind of object that Graph lists, with the members by which a client may filter and select.
struct ObjectKind: Sendable {
    let filterable: [Filter.Property]
    /// Members that cannot be filtered by. Most of them stay empty because a tenant file does not hold them.
    var others: [String] = []
    /// Whether it is a directory object, whose advanced queries use an index (D).
    var hasAdvancedQueries = true

    var selectable: [String] { filterable.map(\.name) + others }

    static let user = ObjectKind(
        filterable: [
            "id", "userPrincipalName", "displayName", "mail", "userType", .flag("accountEnabled"),
            .flag("onPremisesSyncEnabled"),
        ],
        others: [
            "businessPhones", "givenName", "jobTitle", "mobilePhone", "officeLocation", "preferredLanguage", "surname",
            "department", "companyName", "employeeId", "city", "country", "usageLocation", "createdDateTime",
        ])
    static let group = ObjectKind(filterable: [
        "id", "displayName", .flag("isAssignableToRole"), .flag("securityEnabled"), .flag("mailEnabled"),
    ])
    /// Members of groups and units.
    static let directoryObject = ObjectKind(
        filterable: user.filterable + group.filterable.filter { !user.filterable.contains($0) }, others: user.others)
    static let organization = ObjectKind(
        filterable: [], others: ["id", "displayName", "tenantType", "onPremisesSyncEnabled", "verifiedDomains"])
    static let authorizationPolicy = ObjectKind(
        filterable: [],
        others: [
            "id", "displayName", "allowInvitesFrom", "guestUserRoleId",
            "permissionGrantPolicyIdsAssignedToDefaultUserRole", "defaultUserRolePermissions",
        ])
    static let administrativeUnit = ObjectKind(filterable: ["id", "displayName"], others: ["description"])
    static let servicePrincipal = ObjectKind(
        filterable: [], others: ["id", "appId", "displayName", "accountEnabled"])
    static let roleDefinition = ObjectKind(
        filterable: ["id", "displayName", .flag("isBuiltIn"), .flag("isEnabled"), "templateId"],
        hasAdvancedQueries: false)
    static let roleAssignment = ObjectKind(
        filterable: ["id", "principalId", "directoryScopeId", "roleDefinitionId"], hasAdvancedQueries: false)
    static let roleEligibilitySchedule = ObjectKind(
        filterable: roleAssignment.filterable + ["status", "memberType"], hasAdvancedQueries: false)
    static let roleAssignmentScheduleInstance = ObjectKind(
        filterable: roleAssignment.filterable + ["assignmentType", "memberType"],
        others: ["startDateTime", "endDateTime"], hasAdvancedQueries: false)
}
