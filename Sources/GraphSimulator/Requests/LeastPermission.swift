import PhotoPolicy

/// The least permission that a request needs, as Microsoft's reference states it (D).
enum LeastPermission {
    /// Returns nil for a batch, which itself needs no permission.
    static func of(_ route: GraphRoute, _ method: String, by caller: Caller) -> String? {
        let isRead = method == "GET"
        switch route {
        case .settings: return isRead ? "PeopleSettings.Read.All" : "PeopleSettings.ReadWrite.All"
        case .me: return "User.Read"
        case .user(let reference): return isOwn(reference, caller) ? "User.Read" : "User.ReadBasic.All"
        case .users, .usersCount: return "User.ReadBasic.All"
        case .usersDelta: return "User.Read.All"
        case .photo(let reference, _):
            guard isOwn(reference, caller) else { return "ProfilePhoto.\(isRead ? "Read" : "ReadWrite").All" }
            return isRead ? "User.Read" : "User.ReadWrite"
        case .organization: return caller.account == nil ? "Organization.Read.All" : "User.Read"
        case .roleDefinitions, .roleAssignments: return "RoleManagement.Read.Directory"
        case .roleEligibilitySchedules: return "RoleEligibilitySchedule.Read.Directory"
        case .roleAssignmentScheduleInstances: return "RoleAssignmentSchedule.Read.Directory"
        case .administrativeUnits, .unitMembers: return "AdministrativeUnit.Read.All"
        case .groups, .groupMembers, .memberOfGroups: return "GroupMember.Read.All"
        case .authorizationPolicy: return "Policy.Read.All"
        case .servicePrincipal: return "Application.Read.All"
        case .batch: return nil
        }
    }

    private static func isOwn(_ reference: GraphRoute.UserReference, _ caller: Caller) -> Bool {
        guard let account = caller.account else { return false }
        switch reference {
        case .me: return true
        case .named(let name):
            return GUID(name) == account.id || name.lowercased() == account.userPrincipalName.lowercased()
        }
    }
}
