import Tenants

/// Keeps an unanswered change from overwriting what others have changed since: the service has no conditional write (D
/// by absence).
struct SecondLook<Value: Equatable & Sendable>: Sendable {
    /// The value that the change makes.
    let wanted: Value
    /// The value it was made from.
    let base: Value
    /// What is changed, in the plural.
    let name: String
    let read: @Sendable () async throws -> Value

    /// Looks before a change is sent again.
    ///
    /// - Parameter mayHaveArrived: whether an earlier attempt may have been carried out, or may yet be.
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

/// An earlier attempt was carried out; its answer was lost.
struct CarriedOut: Error {}

extension ServiceError {
    /// This error after an attempt that may have been carried out: not a refusal of the change.
    var leavingOpen: ServiceError {
        ServiceError(.unreachable, code, message, help: help, requestID: requestID, mayHaveArrived: true)
    }

    /// Returns `leavingOpen` when the answer refuses what an earlier attempt may have done, else this error.
    func told(by answer: HTTPAnswer) -> ServiceError { answer.followsLostSending ? leavingOpen : self }
}

extension GraphClient {
    /// Returns the answer to a change; nil when an earlier attempt was carried out and its answer was lost.
    func change(_ request: HTTPRequest, lookingBeforeAgain look: @escaping Courier.Look) async throws -> HTTPAnswer? {
        do {
            return try await send(request, lookingBeforeAgain: look)
        } catch is CarriedOut {
            return nil
        }
    }
}
