/// The directory of the embedded tenants: hybrid, with an account for each rule. Members of a JSON object, to be followed
/// by those of the service.
let embeddedDirectory = #"""
      "organization": {
        "id": "00000000-0000-4000-8000-000000000001",
        "displayName": "contoso",
        "verifiedDomains": [{"name": "contoso.com", "isDefault": true}],
        "onPremisesSyncEnabled": true
      },
      "users": [
        {"id": "00000000-0000-4000-8000-000000000101", "userPrincipalName": "global.admin@contoso.com", "displayName": "Gloria Global"},
        {"id": "00000000-0000-4000-8000-000000000102", "userPrincipalName": "user.admin@contoso.com", "displayName": "Udo User"},
        {"id": "00000000-0000-4000-8000-000000000103", "userPrincipalName": "people.admin@contoso.com", "displayName": "Paula People"},
        {"id": "00000000-0000-4000-8000-000000000104", "userPrincipalName": "intune.admin@contoso.com", "displayName": "Ines Intune"},
        {"id": "00000000-0000-4000-8000-000000000105", "userPrincipalName": "directory.writer@contoso.com", "displayName": "Dario Writer"},
        {"id": "00000000-0000-4000-8000-000000000106", "userPrincipalName": "partner.tier1@contoso.com", "displayName": "Petra Tier-One"},
        {"id": "00000000-0000-4000-8000-000000000107", "userPrincipalName": "partner.tier2@contoso.com", "displayName": "Pavel Tier-Two"},
        {"id": "00000000-0000-4000-8000-000000000108", "userPrincipalName": "scoped.admin@contoso.com", "displayName": "Sven Scoped"},
        {"id": "00000000-0000-4000-8000-000000000109", "userPrincipalName": "eligible.admin@contoso.com", "displayName": "Elena Eligible"},
        {"id": "00000000-0000-4000-8000-000000000110", "userPrincipalName": "group.admin@contoso.com", "displayName": "Greta Group"},
        {"id": "00000000-0000-4000-8000-000000000111", "userPrincipalName": "teams.admin@contoso.com", "displayName": "Tariq Teams"},
        {"id": "00000000-0000-4000-8000-000000000112", "userPrincipalName": "employee@contoso.com", "displayName": "Emma Employee"},
        {"id": "00000000-0000-4000-8000-000000000113", "userPrincipalName": "sales.employee@contoso.com", "displayName": "Sami Sales"},
        {"id": "00000000-0000-4000-8000-000000000114", "userPrincipalName": "synced.employee@contoso.com", "displayName": "Sofia Synced", "onPremisesSyncEnabled": true},
        {"id": "00000000-0000-4000-8000-000000000115", "userPrincipalName": "no.photo.policy@contoso.com", "displayName": "Nils No-Photo", "owaMailboxPolicy": "No photos"},
        {"id": "00000000-0000-4000-8000-000000000116", "userPrincipalName": "onprem.mailbox@contoso.com", "displayName": "Olga On-Premises", "onPremisesSyncEnabled": true, "mailbox": "onPremises", "owaMailboxPolicy": "No photos"},
        {"id": "00000000-0000-4000-8000-000000000117", "userPrincipalName": "former.employee@contoso.com", "displayName": "Fred Former", "accountEnabled": false},
        {"id": "00000000-0000-4000-8000-000000000118", "userPrincipalName": "guest_fabrikam.com#EXT#@contoso.com", "displayName": "Gustav Guest", "userType": "Guest"}
      ],
      "groups": [
        {"id": "00000000-0000-4000-8000-000000000201", "displayName": "Photo Helpers", "isAssignableToRole": true, "members": ["00000000-0000-4000-8000-000000000110"]}
      ],
      "administrativeUnits": [
        {"id": "00000000-0000-4000-8000-000000000301", "displayName": "Sales", "members": ["00000000-0000-4000-8000-000000000113"]}
      ],
      "roleAssignments": [
        {"roleDefinitionId": "62e90394-69f5-4237-9190-012177145e10", "principalId": "00000000-0000-4000-8000-000000000101", "directoryScopeId": "/"},
        {"roleDefinitionId": "fe930be7-5e62-47db-91af-98c3a49a38b1", "principalId": "00000000-0000-4000-8000-000000000102", "directoryScopeId": "/"},
        {"roleDefinitionId": "024906de-61e5-49c8-8572-40335f1e0e10", "principalId": "00000000-0000-4000-8000-000000000103", "directoryScopeId": "/"},
        {"roleDefinitionId": "3a2c62db-5318-420d-8d74-23affee5d9d5", "principalId": "00000000-0000-4000-8000-000000000104", "directoryScopeId": "/"},
        {"roleDefinitionId": "9360feb5-f418-4baa-8175-e2a00bac4301", "principalId": "00000000-0000-4000-8000-000000000105", "directoryScopeId": "/"},
        {"roleDefinitionId": "4ba39ca4-527c-499a-b93d-d9b492c50246", "principalId": "00000000-0000-4000-8000-000000000106", "directoryScopeId": "/"},
        {"roleDefinitionId": "e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8", "principalId": "00000000-0000-4000-8000-000000000107", "directoryScopeId": "/"},
        {"roleDefinitionId": "69091246-20e8-4a56-aa4d-066075b2a7a8", "principalId": "00000000-0000-4000-8000-000000000111", "directoryScopeId": "/"},
        {"roleDefinitionId": "fe930be7-5e62-47db-91af-98c3a49a38b1", "principalId": "00000000-0000-4000-8000-000000000108", "directoryScopeId": "/administrativeUnits/00000000-0000-4000-8000-000000000301"},
        {"roleDefinitionId": "fe930be7-5e62-47db-91af-98c3a49a38b1", "principalId": "00000000-0000-4000-8000-000000000201", "directoryScopeId": "/"}
      ],
      "roleEligibilitySchedules": [
        {"roleDefinitionId": "fe930be7-5e62-47db-91af-98c3a49a38b1", "principalId": "00000000-0000-4000-8000-000000000109", "directoryScopeId": "/"}
      ],
      "owaMailboxPolicies": [
        {"name": "OwaMailboxPolicy-Default", "setPhotoEnabled": true},
        {"name": "No photos", "setPhotoEnabled": false}
      ],
      "photoUpdateSettings": {"source": null, "allowedRoles": []},
      "userConsent": true,
      "adminConsent": [
        "User.ReadWrite.All", "ProfilePhoto.ReadWrite.All", "PeopleSettings.Read.All", "PeopleSettings.ReadWrite.All"
      ],

    """#
