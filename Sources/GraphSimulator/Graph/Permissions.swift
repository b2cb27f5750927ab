/// The scopes or application permissions that suffice at each endpoint (D), in lowercase.
enum Permissions {
    static let readSettings: Set<String> = ["peoplesettings.read.all", "peoplesettings.readwrite.all"]
    static let readUsers: Set<String> = [
        "user.readbasic.all", "user.read.all", "user.readwrite.all", "directory.read.all", "directory.readwrite.all",
    ]
    static let readMe: Set<String> = readUsers.union(["user.read", "user.readwrite"])
    static let readPhotos: Set<String> = readUsers.union(["profilephoto.read.all", "profilephoto.readwrite.all"])
    static let readOwnPhoto: Set<String> = readPhotos.union(["user.read", "user.readwrite"])
    static let readOrganization: Set<String> = readMe.union(["organization.read.all", "organization.readwrite.all"])
    /// Without one of these, `onPremisesSyncEnabled` of the organization is null.
    static let readWholeOrganization: Set<String> = [
        "organization.read.all", "organization.readwrite.all", "directory.read.all", "directory.readwrite.all",
    ]
    static let readRoles: Set<String> = [
        "rolemanagement.read.directory", "rolemanagement.read.all", "rolemanagement.readwrite.directory",
        "directory.read.all", "directory.readwrite.all",
    ]
    static let readSchedules: Set<String> = readRoles.union([
        "roleeligibilityschedule.read.directory", "roleassignmentschedule.read.directory",
    ])
    static let readUnits: Set<String> = [
        "administrativeunit.read.all", "administrativeunit.readwrite.all", "directory.read.all",
        "directory.readwrite.all",
    ]
    static let readGroups: Set<String> = [
        "groupmember.read.all", "group.read.all", "group.readwrite.all", "directory.read.all",
        "directory.readwrite.all",
    ]
    static let readApplications: Set<String> = [
        "application.read.all", "application.readwrite.all", "directory.read.all", "directory.readwrite.all",
    ]
    static let readPolicies: Set<String> = ["policy.read.all", "policy.readwrite.authorization"]

    /// Permissions that the consent in a tenant file cannot name. They count as consented to, so that clients which
    /// read the directory can be tested.
    static let beyondTheModelWords = [
        "Directory.Read.All", "Organization.Read.All", "RoleManagement.Read.Directory", "AdministrativeUnit.Read.All",
        "GroupMember.Read.All", "Policy.Read.All", "Application.Read.All",
    ]
}
