import Tenants

/// Keeps a change that was not answered from going over what others have changed since: the service has no conditional
/// write (D by absence).
struct SecondLook<Value: Equatable & Sendable>: Sendable {
    /// What the change makes.
    let wanted: Value
    /// What it was made from.
    let base: Value
    /// What is changed, in the plural.
    let name: String
    let read: @Sendable () async throws -> Value

    /// Looks before a change is sent once more.
    ///
    /// - Parameter mayHaveArrived: whether an earlier sending may have been carried out, or may still be.
    /// - Throws: `CarriedOut`; `changed-meanwhile`; what `read` throws.
    @Sendable func look(_ mayHaveArrived: Bool) async throws {
        let seen: Value
        do {
            seen = try await read()
        } catch let error as ServiceError where mayHaveArrived {
            throw error.leavingOpen
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

/// An earlier sending was carried out; its answer got lost.
struct CarriedOut: Error {}

extension ServiceError {
    /// The same, as what it is after a sending that may have been carried out: no refusal of the change.
    var leavingOpen: ServiceError {
        ServiceError(.unreachable, code, message, help: help, requestID: requestID, mayHaveArrived: true)
    }

    /// The same, when an answer refuses what an earlier sending may have done.
    func told(by answer: HTTPAnswer) -> ServiceError { answer.followsLostSending ? leavingOpen : self }
}

extension GraphClient {
    /// The answer to a change; nil when an earlier sending was carried out and its answer got lost.
    func change(_ request: HTTPRequest, lookingBeforeAgain look: @escaping Courier.Look) async throws -> HTTPAnswer? {
        do {
            return try await send(request, lookingBeforeAgain: look)
        } catch is CarriedOut {
            return nil
        }
    }
}
