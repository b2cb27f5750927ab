import OrderedJSON

/// The documents that clients read before a sign-in.
extension SignInCall {
    var instanceDiscovery: WireResponse {
        let host = request.base.split(separator: "/").last.map(String.init) ?? ""
        return .json([
            "tenant_discovery_endpoint": .string(
                "\(request.base)/\(tenant.identity.id)/v2.0/.well-known/openid-configuration"),
            "api-version": "1.1",
            "metadata": [
                .object([
                    "preferred_network": .string(host), "preferred_cache": .string(host), "aliases": [.string(host)],
                ])
            ],
        ])
    }

    var openIDConfiguration: WireResponse {
        let authority = "\(request.base)/\(request.path[0].text)"
        let endpoint = authority + "/oauth2/v2.0"
        return .json([
            "token_endpoint": .string(endpoint + "/token"),
            "token_endpoint_auth_methods_supported": [
                "client_secret_post", "private_key_jwt", "client_secret_basic",
            ],
            "jwks_uri": .string(authority + "/discovery/v2.0/keys"),
            "response_modes_supported": ["query", "fragment", "form_post"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "issuer": .string(tenant.issuer(request.base)),
            "request_uri_parameter_supported": false,
            "authorization_endpoint": .string(endpoint + "/authorize"),
            "device_authorization_endpoint": .string(endpoint + "/devicecode"),
            "http_logout_supported": true,
            "frontchannel_logout_supported": true,
            "end_session_endpoint": .string(endpoint + "/logout"),
            "claims_supported": [
                "sub", "iss", "aud", "exp", "iat", "name", "preferred_username", "oid", "tid", "nonce",
            ],
            "tenant_region_scope": nil,
            "cloud_instance_name": .string(request.base.split(separator: "/").last.map(String.init) ?? ""),
            "msgraph_host": .string(request.base.split(separator: "/").last.map(String.init) ?? ""),
        ])
    }
}
