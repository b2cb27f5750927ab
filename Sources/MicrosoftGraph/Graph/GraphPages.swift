import Tenants

extension GraphClient {
    /// More pages than any list of ours has; a service that sends us round in a circle ends here.
    private static let pageLimit = 2_000

    /// All elements of a list, page after page; a page may be empty.
    ///
    /// - Parameter headers: sent with each page (D).
    func list(
        _ path: String, headers: [(name: String, value: String)] = [], _ act: String
    ) async throws -> [WireValue] {
        let first = try await json(HTTPRequest(.get, address(path), headers: headers), act)
        return try await rest(of: first, headers: headers, act)
    }

    /// The elements of a page and of all that follow it. The link to the next page is taken as it stands (D).
    func rest(
        of first: WireValue, headers: [(name: String, value: String)] = [], _ act: String
    ) async throws -> [WireValue] {
        var page = first
        var elements: [WireValue] = []
        for _ in 0..<Self.pageLimit {
            guard let values = page["value"]?.array else {
                throw ServiceError(.unreachable, .answerUnreadable, "\(act): a page of the answer holds no list")
            }
            elements += values
            guard let next = page["@odata.nextLink"]?.string else { return elements }
            page = try await json(HTTPRequest(.get, next, headers: headers), act)
        }
        throw ServiceError(.unreachable, .answerUnreadable, "\(act): the list does not end")
    }
}
