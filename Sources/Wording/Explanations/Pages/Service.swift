let servicePages: [ExplanationPage] = [
    ExplanationPage(
        "service-unreachable",
        title: "The service did not answer",
        #"""
        Microsoft Graph or the sign-in service could not be reached, or kept answering
        that it is in trouble (500, 502, 503, 504). The answer is unknown, and never
        taken to mean that nothing is there. Exit status 69.

        Except after a 500, the request was repeated, with growing pauses, before this
        was reported. Check the network. Behind a proxy set HTTPS_PROXY; where the proxy
        opens TLS, set SSL_CERT_FILE to its certificates. `--verbose` shows each
        attempt.
        """#,
        seeAlso: ["service-throttled", "answer-unreadable", "outcome-unknown"]),
    ExplanationPage(
        "answer-unreadable",
        title: "The answer cannot be understood",
        #"""
        An answer came, but it is not one of the service's documents: a proxy's page,
        JSON that is cut off, a batch with parts missing, a link to another host.
        Nothing is concluded from it, least of all that the tenant is empty. Exit status
        69.

        The usual cause is a network's own sign-in page. The request id, when there was
        one, is for Microsoft's support.
        """#,
        seeAlso: ["service-unreachable", "settings-not-understood"]),
    ExplanationPage(
        "service-throttled", aliases: ["TooManyRequests", "429"],
        title: "The service was asked too often",
        #"""
        The service answered 429 and still did after the waits that it asked for, or
        asked for more than five minutes. Nothing was applied. Exit status 75, which
        tells a scheduler to try later.

        Limits are counted per app and tenant: other tools that use the same app count
        too.
        """#,
        seeAlso: ["service-unreachable", "exit-status"]),
    ExplanationPage(
        "not-permitted",
        title: "The service does not permit it",
        #"""
        The sign-in is good, and the service answered 403: the app lacks a permission,
        the account lacks a directory role, or the photo control itself refused. The
        service's own code stands in the message. Exit status 77.

            $ photopolicy whoami

        Reading the setting takes PeopleSettings.Read.All, changing it
        PeopleSettings.ReadWrite.All and one of Global Administrator and People
        Administrator, active and tenant-wide.
        """#,
        seeAlso: ["scopes", "consent-needed", "policy-role-missing", "ForbiddenByAdmindEditPolicy", "403"]),
    ExplanationPage(
        "request-refused",
        title: "The service understood the request and refused it",
        #"""
        The service answered 400 or the like; its code and words stand in the message.
        For the setting that is most often a role that it does not accept.

        Nothing was changed. Look at the settings and plan again:

            show policy;
            plan;
        """#,
        seeAlso: ["role-not-supported", "roles-need-cloud", "BadRequest"]),
    ExplanationPage(
        "delete-not-offered",
        title: "The service no longer offers DELETE for the setting",
        #"""
        DELETE is the known way back to no restriction at all, but has not been
        documented since May 2026. The service answered 400, 404, 405 or 501 to it: it
        refuses the operation, not the setting, and nothing was changed.

        The nearest alternative is a PATCH with the source `cloud` and an empty list.
        The difference: directory synchronisation no longer writes photos.

            source cloud;
            allow everyone;
            plan;
        """#,
        seeAlso: ["delete-undocumented", "request-refused"]),
    ExplanationPage(
        "settings-not-understood",
        title: "This version does not understand something in the setting",
        #"""
        The service may add new sources, or list things other than role ids. Such a word
        is kept and shown in quotes. Answers that depend on it are unknown, so no
        expectation about them holds; the impact counts only the known part, and marks
        it as assumed.

        An apply that edits the property replaces the word. `rollback` writes it back as
        it was, if the service still takes it. Other properties of the object are
        neither read nor written; `source any` resets the whole object, and these with
        it.

        A value of another kind, such as a number, is an error: nothing is written
        over it. Look for a newer version.

            show policy;
            plan;
        """#,
        seeAlso: ["answer-unreadable", "request-refused"]),
    ExplanationPage(
        "endpoint-refused",
        title: "Tokens do not go to that address",
        #"""
        AZURE_AUTHORITY_HOST and PHOTOPOLICY_GRAPH_ENDPOINT take https addresses, or
        http on this machine itself (127.0.0.1, localhost, ::1), for instance those of
        `photopolicy serve`. Anything else would show tokens to the network.

            $ export PHOTOPOLICY_GRAPH_ENDPOINT=http://127.0.0.1:8080
        """#,
        seeAlso: ["profile-mismatch", "proxy-unusable"]),
    ExplanationPage(
        "proxy-unusable",
        title: "HTTPS_PROXY names no proxy that can be used",
        #"""
        The variable takes `http://HOST:PORT`, with `USER:PASSWORD@` before the host
        where the proxy asks for it; characters such as `@` in them are written `%40`.
        NO_PROXY lists hosts and domains that are reached directly.

            $ export HTTPS_PROXY=http://proxy.example.com:3128
            $ export NO_PROXY=login.microsoftonline.com,.example.com
        """#,
        seeAlso: ["service-unreachable", "endpoint-refused"]),
    ExplanationPage(
        "network-needed",
        title: "This program was built without network code",
        #"""
        A live tenant, a sign-in and `serve` need network code, which takes most of the
        time to compile. This program was built without it, so it cannot reach a tenant,
        whatever a script says. Nothing was sent.

        `Scripts/photopolicy` builds the full program as soon as it is needed:

            $ Scripts/photopolicy login
            $ Scripts/photopolicy serve --port 8765
        """#,
        seeAlso: ["sign-in-needed", "simulation-only"]),
    ExplanationPage(
        "trust-unusable",
        title: "SSL_CERT_FILE holds no certificates that can be used",
        #"""
        The variable names a file of certificates in PEM, which are trusted instead of
        the system's, as a proxy that opens TLS needs. This file can be read, but holds
        none. Nothing was sent.

            $ export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
        """#,
        seeAlso: ["proxy-unusable", "service-unreachable"]),
]
