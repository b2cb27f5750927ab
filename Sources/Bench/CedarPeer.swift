/// The equivalent decision by Cedar, through its Python package, with everything parsed beforehand. Only the decision
/// time that Cedar itself reports counts: the way through Python takes ten times as long.
enum CedarPeer {
    /// Returns the microseconds for one decision: the mean of a round, the best of all rounds.
    static func microseconds(_ subject: Subject) throws -> Double {
        let output = try ChildProcess.output(of: [subject.python, "-c", script])
        guard let value = Double(output.filter { !$0.isWhitespace }) else {
            throw BenchError(description: "cedarpy told no time: \(output)")
        }
        return value
    }

    private static let script = #"""
        import time, cedarpy

        policies = cedarpy.PolicySet.from_str("""
        permit(principal, action == Action::"update", resource)
        when { principal.enabled && principal in Role::"UserAdmin" };
        forbid(principal, action, resource)
        when { context.client == "Delve" && !principal.mailboxPhotos };
        forbid(principal, action, resource)
        when { context.client == "Graph" && !context.scopes.contains("ProfilePhoto.ReadWrite.All") };
        """)
        entities = cedarpy.Entities.from_json_str("""[
        {"uid": {"type": "User", "id": "user.admin"}, "attrs": {"enabled": true, "mailboxPhotos": true},
         "parents": [{"type": "Role", "id": "UserAdmin"}]},
        {"uid": {"type": "User", "id": "employee"}, "attrs": {"enabled": true, "mailboxPhotos": true}, "parents": []},
        {"uid": {"type": "Role", "id": "UserAdmin"}, "attrs": {}, "parents": []}]""")
        requests = [{"principal": f'User::"{who}"', "action": 'Action::"update"', "resource": 'User::"employee"',
                     "context": {"client": "Graph", "scopes": ["ProfilePhoto.ReadWrite.All"]}}
                    for who in ("user.admin", "employee")]
        answers = [cedarpy.is_authorized(request, policies, entities).allowed for request in requests]
        assert answers == [True, False], answers

        def round():
            return [cedarpy.is_authorized(request, policies, entities).metrics["authz_duration_micros"]
                    for request in requests * 200]

        print(min(sum(times) / len(times) for times in (round() for _ in range(10))))
        """#
}
