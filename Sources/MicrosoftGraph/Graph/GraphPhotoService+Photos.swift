import PhotoPolicy
import Tenants

extension GraphPhotoService {
    private func address(of account: GUID) -> String {
        graph.address(account == operatorID ? "/me/photo/$value" : "/users/\(account)/photo/$value")
    }

    package func photo(of account: GUID) async throws -> Photo? {
        let act = "the photo could not be read"
        let answer = try await graph.send(
            HTTPRequest(
                .get, address(of: account), headers: [("Accept", "image/*, application/json")],
                answerLimit: 2 * Photo.sizeLimit))
        guard answer.isSuccess else {
            let failure = GraphFailure(answer)
            if failure.saysNoPhoto { return nil }
            throw failure.error(act)
        }
        guard !answer.isPage, let photo = Photo(shown: answer.body) else { throw ServiceError.unreadable(act, answer) }
        return photo
    }

    package mutating func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) async throws {
        latestRequestIDs = []
        let act = photo == nil ? "the photo could not be removed" : "the photo could not be written"
        let request =
            photo.map {
                HTTPRequest(
                    // The only label that the service accepts, whatever the picture is (O).
                    .put, address(of: account), headers: [("Content-Type", Photo.Kind.jpeg.rawValue)], body: $0.bytes)
            } ?? HTTPRequest(.delete, address(of: account))
        let reader = self
        let again = SecondLook(wanted: photo, base: old, name: "photos of the account") {
            try await reader.photo(of: account)
        }
        guard let answer = try await graph.change(request, lookingBeforeAgain: again.look) else { return }
        latestRequestIDs = [answer[header: "request-id"]].compactMap(\.self)
        guard !answer.isSuccess else { return }
        let failure = GraphFailure(answer)
        // Removed already, perhaps by the attempt whose answer was lost.
        if photo == nil, failure.saysNoPhoto { return }
        throw failure.error(act).told(by: answer)
    }
}

extension GraphFailure {
    /// Whether the service says that an account has no photo, in its words until 2023 or since (O); any other 404 is
    /// about the account, or comes from a proxy.
    fileprivate var saysNoPhoto: Bool {
        status == 404 && ["imagenotfound", "errorentitynotfound"].contains(code.lowercased())
    }
}
