import LiveChanges
import OrderedJSON
import PhotoPolicy
import Tenants

/// Plan files as written: an object with a line for each member, the last being the digest of everything before it.
package enum PlanFileJSON {
    package static let format = "photopolicy-plan"
    package static let version = 1
    /// The text between the digested bytes and the digest.
    package static let seal = ",\n\"digest\":"

    /// - Parameter digest: SHA-256 in hexadecimal digits.
    package static func text(_ file: PlanFile, plan: Plan, roles: RoleCatalog, digest: ([UInt8]) -> String) -> String {
        var object: JSONObject = ["format": .string(format), "version": .int(version)]
        object["tenant"] = .object([
            "id": .string(file.tenant.id.description), "displayName": .string(file.tenant.displayName),
            "verifiedDomains": file.tenant.verifiedDomains.json, "live": .bool(file.isLive),
        ])
        object["scripts"] = .array(
            file.scripts.map { .object(["name": .string($0.name), "sha256": .string($0.digest)]) })
        object.add("scriptDigest", file.digest)
        object["statements"] = .string(file.statements(roles))
        object.add("despite", file.approval.despite.map(\.rawValue))
        object.add("because", file.approval.because)
        object.add("made", file.made.description)
        object.add("madeBy", file.madeBy)
        OutcomeJSON.add(plan, to: &object, roles)
        let body =
            "{\n" + object.members.map { "\(JSONValue.string($0.key).text):\($0.value.text)" }.joined(separator: ",\n")
        return "\(body)\(seal)\"\(digest(Array(body.utf8)))\"\n}\n"
    }
}
