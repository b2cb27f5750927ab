/// The secrets given out, each with its grant. Beyond the limit the oldest are forgotten, so that a long-running
/// service does not grow.
struct Issued<Grant: Sendable>: Sendable {
    private var grants: [String: Grant] = [:]
    private var order: [String] = []
    private var oldest = 0
    static var limit: Int { 65_536 }

    subscript(secret: String) -> Grant? {
        get { grants[secret] }
        set { grants[secret] = newValue }
    }

    mutating func update(_ change: (inout Grant) -> Void) {
        for place in grants.values.indices { change(&grants.values[place]) }
    }

    mutating func remove(where isForgotten: (Grant) -> Bool) { grants = grants.filter { !isForgotten($0.value) } }

    /// Remembers a grant under a new random secret.
    mutating func issue(_ grant: Grant) -> String {
        let secret = Random.token()
        grants[secret] = grant
        order.append(secret)
        if order.count - oldest > Self.limit {
            grants[order[oldest]] = nil
            oldest += 1
            if oldest > Self.limit {
                order.removeFirst(oldest)
                oldest = 0
            }
        }
        return secret
    }
}
