import Tenants

/// An earlier sending was carried out; its answer got lost.
struct CarriedOut: Error {}

/// Keeps a change that was not answered from going over what others have changed since: the service has no conditional
/// write (D by absence).
enum Overtaken {
    /// Looks before a change is sent once more.
    ///
    /// - Parameters:
    ///   - wanted: what the change makes.
    ///   - base: what it was made from.
    ///   - name: what is changed, in the plural.
    ///   - mayHaveArrived: whether an earlier sending may have been carried out, or may still be.
    /// - Throws: `CarriedOut`; `changed-meanwhile`; what `read` throws.
    static func look<Value: Equatable>(
        for wanted: Value, over base: Value, _ name: String, _ mayHaveArrived: Bool, _ read: () async throws -> Value
    ) async throws {
        let seen: Value
        do {
            seen = try await read()
        } catch let error as ServiceError where mayHaveArrived {
            // No refusal of the change, whatever kept us from looking.
            throw ServiceError(
                .unreachable, error.code, error.message, help: error.help, requestID: error.requestID)
        }
        if seen == wanted { throw CarriedOut() }
        guard seen == base else {
            throw ServiceError(
                mayHaveArrived ? .unreachable : .refused, .changedMeanwhile,
                "the \(name) are neither the old nor the new ones when the service is to be asked again: nothing was sent over them",
                help: "look again: `plan;`")
        }
    }
}
