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
        Parity("DELETE …/photoUpdateSettings, --without-delete", "405: List and Update are the operations", .reference),
        Parity("GET after DELETE", "the default, not 404; --after-delete chooses another answer", .none),
        Parity("v1.0 …/photoUpdateSettings", "400, no such segment", .publicCode),
    ]

    static let photos = [
        Parity("PUT …/photo/$value", "200; JPEG or PNG by content, at most 4 MB", .reference),
        Parity("PATCH …/photo/$value", "2024-09: as PUT", .reference),
        Parity("PATCH …/photo/$value", "2026-09: 400", .publicCode),
        Parity("a photo as application/octet-stream", "500", .publicCode),
        Parity("a photo too large or of another kind", "413, 400 or 415", .none),
        Parity(
            "GET …/photo, …/photo/$value", "404 ErrorEntityNotFound where there is none; 2024-09: ImageNotFound",
            .publicCode),
        Parity("DELETE …/photo/$value", "204", .reference),
        Parity("DELETE …/photo", "405", .publicCode),
        Parity("photos by an application", "obey source and list, having no role", .none),
        Parity("…/photos/{size}/$value", "the picture in its own size: nothing is scaled", .none),
    ]

    static let directory = [
        Parity("GET me, users, users/{id|UPN}", "$select, $filter, $top, $count, links to the next page", .reference),
        Parity("a filter or option that is not modelled", "400 that says so", .none),
        Parity("$filter with ne, not, endswith", "needs ConsistencyLevel: eventual and $count=true", .reference),
        Parity("$count and delta of other lists", "404 NotModelled", .none),
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
        Parity(
            "prompt, login_hint, claims", "login_required where nobody is signed in; other values refused", .reference),
        Parity("a scope that does not exist", "AADSTS650053; of resources not modelled, by its form", .publicCode),
        Parity("scopes of two resources, names beside .default", "AADSTS28000, AADSTS70011", .reference),
        Parity("tokens", "hold every scope that has consent, and say so", .publicCode),
        Parity("refresh tokens", "rotate", .reference),
        Parity("a refresh token that comes back", "revokes its family", .none),
        Parity("client credentials", "any secret or assertion; assertions are not verified", .none),
        Parity("on-behalf-of, passwords", "unsupported_grant_type that says so", .none),
        Parity("MFA, Conditional Access", "not modelled, but for blockedClients", .none),
        Parity("claims challenges", "only when asked for", .reference),
        Parity("OpenID configuration, keys, instance discovery", "this service alone", .reference),
    ]

    static let service = [
        Parity("errors", "Graph's envelope, request-id and client-request-id", .reference),
        Parity("JSON", "by the letter, no member twice, called so", .inference),
        Parity("bodies packed by gzip or deflate", "read; another encoding 415", .publicCode),
        Parity("other origins", "Graph, token endpoint and documents; not device codes and pages", .publicCode),
        Parity("429, 500, 503, 504", "only when asked for", .reference),
        Parity("everything else", "404 NotModelled", .none),
    ]
}
