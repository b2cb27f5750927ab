/// What the simulator models, endpoint by endpoint and rule by rule, on which fact it rests, and how sure that is.
package struct Parity: Sendable, Hashable {
    package enum Certainty: String, Sendable, Hashable, CaseIterable {
        case observed, documented, inferred, assumed
    }

    package let subject: String
    package let behaviour: String
    package let certainty: Certainty

    private init(_ subject: String, _ behaviour: String, _ certainty: Certainty) {
        self.subject = subject
        self.behaviour = behaviour
        self.certainty = certainty
    }

    package static let all: [Parity] = settings + photos + directory + signIn + service

    private static let settings = [
        Parity(
            "GET beta/admin/people/photoUpdateSettings", "shows accepted settings at once, without an id", .observed),
        Parity("GET …/photoUpdateSettings", "needs the roles that may also write", .inferred),
        Parity("PATCH …/photoUpdateSettings", "200 with the settings; in force up to 24 hours later", .observed),
        Parity("PATCH without allowedRoles", "2024-09: opens to all", .observed),
        Parity("PATCH without allowedRoles", "2026-09: keeps the list", .documented),
        Parity("PATCH without source", "keeps the source", .assumed),
        Parity("PATCH with a role that is not supported", "400 BadRequest that names the id", .assumed),
        Parity("PATCH with roles and a source other than cloud", "400 BadRequest", .assumed),
        Parity("DELETE …/photoUpdateSettings", "204, back to the default; GET then shows it", .assumed),
        Parity("v1.0 …/photoUpdateSettings", "400, no such segment", .observed),
        Parity("application tokens for the setting", "2024-09: refused; 2026-09: accepted", .documented),
        Parity("missing directory role", "403 forbidden, missing requirement(s)", .observed),
    ]

    private static let photos = [
        Parity("PUT, PATCH …/photo/$value", "200; JPEG or PNG by content, at most 4 MB", .documented),
        Parity("a photo too large or of another kind", "413, 400 or 415", .assumed),
        Parity("refused by the control", "403 ForbiddenByAdmindEditPolicy", .observed),
        Parity("refused under source onPremises", "the same 403", .assumed),
        Parity("another's photo without a role", "403 Authorization_RequestDenied", .documented),
        Parity("a role over an administrative unit only", "403 ForbiddenByPolicy, invalid_role", .observed),
        Parity("DELETE …/photo/$value", "204; the control treats it as an update", .assumed),
        Parity("photos by an application", "obey source and list, having no role", .assumed),
        Parity("no photo", "404 ImageNotFound", .observed),
        Parity("…/photos/{size}/$value", "the picture in its own size: nothing is scaled", .assumed),
    ]

    private static let directory = [
        Parity("GET me, users, users/{id|UPN}", "$select, $filter, $top, $count, links to the next page", .documented),
        Parity("GET users/$count", "text/plain, needs ConsistencyLevel: eventual", .documented),
        Parity("GET users/delta", "changes by a tenant loaded later, @removed", .documented),
        Parity("GET organization", "onPremisesSyncEnabled is null under User.Read", .documented),
        Parity(
            "GET roleManagement/directory/…", "roleDefinitions, roleAssignments, eligible and active schedules",
            .documented),
        Parity("GET directory/administrativeUnits, groups", "with their direct members", .documented),
        Parity("GET policies/authorizationPolicy", "whether users may consent, nothing else", .documented),
        Parity("POST $batch", "up to 20, each with its status, in another order", .documented),
        Parity("permissions beyond the photo rules", "count as consented to", .assumed),
    ]

    private static let signIn = [
        Parity("{tenant}/oauth2/v2.0/devicecode and token", "pending, slow_down, declined, expired", .documented),
        Parity("{tenant}/oauth2/v2.0/authorize", "code with PKCE (S256); query, fragment, form_post", .documented),
        Parity("refresh tokens", "rotate; one that comes back revokes its family", .assumed),
        Parity("client credentials", "any secret or assertion; assertions are not verified", .assumed),
        Parity("passwords, MFA, Conditional Access", "not modelled, but for blockedClients", .assumed),
        Parity("OpenID configuration, keys, instance discovery", "this service alone", .documented),
    ]

    private static let service = [
        Parity("errors", "Graph's envelope, request-id and client-request-id", .documented),
        Parity("429, 500, 503, 504", "only when asked for", .documented),
        Parity("everything else", "404 NotModelled", .assumed),
    ]
}
