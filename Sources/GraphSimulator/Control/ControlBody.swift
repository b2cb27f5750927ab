import PhotoPolicy

/// The JSON object of a control request. A member that is unknown or of another type is an error: a test that misspells
/// a name would otherwise pass without testing anything.
struct ControlBody: Sendable {
    private let members: [String: ReadJSON]

    init(_ body: [UInt8], knows names: Set<String>) throws(GraphError) {
        guard !body.isEmpty else {
            members = [:]
            return
        }
        guard let members = try ReadJSON.parse(body).members else {
            throw .badRequest("The body of a control request is a JSON object.")
        }
        if let name = members.keys.filter({ !names.contains($0) }).min() {
            throw .badRequest("There is no member '\(name)' here; known are \(names.sorted().joined(separator: ", ")).")
        }
        self.members = members.filter { $0.value != .null }
    }

    func text(_ name: String) throws(GraphError) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.text, !text.isEmpty else { throw .badRequest("\(name) is a text.") }
        return text
    }

    func texts(_ name: String) throws(GraphError) -> [String]? {
        guard let value = members[name] else { return nil }
        guard let elements = value.elements, elements.allSatisfy({ $0.text != nil }) else {
            throw .badRequest("\(name) is an array of texts.")
        }
        return elements.compactMap(\.text)
    }

    func number(_ name: String, _ range: ClosedRange<Int>) throws(GraphError) -> Int? {
        guard let value = members[name] else { return nil }
        guard case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) else {
            throw .badRequest("\(name) is a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return whole
    }

    func share(_ name: String) throws(GraphError) -> Double? {
        guard let value = members[name] else { return nil }
        guard case .number(let share) = value, (0...1).contains(share) else {
            throw .badRequest("\(name) is a number from 0 to 1.")
        }
        return share
    }

    func flag(_ name: String) throws(GraphError) -> Bool? {
        guard let value = members[name] else { return nil }
        guard case .bool(let flag) = value else { throw .badRequest("\(name) is true or false.") }
        return flag
    }

    func span(_ name: String) throws(GraphError) -> TimeSpan? {
        guard members[name] != nil else { return nil }
        guard let span = try? text(name).flatMap({ TimeSpan($0) }) else {
            throw .badRequest("\(name) is a duration such as \"24h\".")
        }
        return span
    }
}
