extension Parity {
    static let settings = [
        Parity(
            "GET beta/admin/people/photoUpdateSettings", "shows accepted settings at once, without an id", .article),
        Parity("GET …/photoUpdateSettings", "needs the roles that may also write", .inference),
        Parity("PATCH …/photoUpdateSettings", "200 with the settings; in force up to 24 hours later", .article),
        Parity("PATCH without allowedRoles", "2024-09: opens to all", .article),
        Parity("PATCH without allowedRoles", "2026-09: keeps the list", .reference),
        Parity("PATCH without source", "keeps the source", .none),
        Parity("PATCH with a role that is not supported", "400 BadRequest that names the id", .none),
        Parity("PATCH with roles and a source other than cloud", "400 BadRequest", .none),
        Parity("DELETE …/photoUpdateSettings", "204, back to the default", .publicCode),
        Parity("GET after DELETE", "the default, not 404", .none),
        Parity("v1.0 …/photoUpdateSettings", "400, no such segment", .publicCode),
    ]

    static let photos = [
        Parity("PUT, PATCH …/photo/$value", "200; JPEG or PNG by content, at most 4 MB", .reference),
        Parity("a photo too large or of another kind", "413, 400 or 415", .none),
        Parity("GET …/photo, …/photo/$value", "404 ErrorEntityNotFound where there is none", .publicCode),
        Parity("DELETE …/photo/$value", "204", .reference),
        Parity("photos by an application", "obey source and list, having no role", .none),
        Parity("…/photos/{size}/$value", "the picture in its own size: nothing is scaled", .none),
    ]

    static let directory = [
        Parity("GET me, users, users/{id|UPN}", "$select, $filter, $top, $count, links to the next page", .reference),
        Parity("a filter or option that is not modelled", "400 that says so", .none),
        Parity("GET users/$count", "text/plain, needs ConsistencyLevel: eventual", .reference),
        Parity("GET users/delta", "changes by a tenant loaded later, @removed", .reference),
        Parity("GET organization", "onPremisesSyncEnabled is null under User.Read", .reference),
        Parity(
            "GET roleManagement/directory/…", "roleDefinitions, roleAssignments, eligible and active schedules",
            .reference),
        Parity("GET directory/administrativeUnits, groups", "with their direct members", .reference),
        Parity("GET policies/authorizationPolicy", "whether users may consent, what guests may do", .reference),
        Parity("POST $batch", "up to 20, each with its status, in another order", .reference),
        Parity("permissions beyond the photo rules", "count as consented to", .none),
    ]

    static let signIn = [
        Parity("{tenant}/oauth2/v2.0/devicecode and token", "pending, slow_down, declined, expired", .reference),
        Parity("{tenant}/oauth2/v2.0/authorize", "code with PKCE (S256); query, fragment, form_post", .reference),
        Parity("refresh tokens", "rotate", .reference),
        Parity("a refresh token that comes back", "revokes its family", .none),
        Parity("client credentials", "any secret or assertion; assertions are not verified", .none),
        Parity("passwords, MFA, Conditional Access", "not modelled, but for blockedClients", .none),
        Parity("OpenID configuration, keys, instance discovery", "this service alone", .reference),
    ]

    static let service = [
        Parity("errors", "Graph's envelope, request-id and client-request-id", .reference),
        Parity("429, 500, 503, 504", "only when asked for", .reference),
        Parity("everything else", "404 NotModelled", .none),
    ]
}
