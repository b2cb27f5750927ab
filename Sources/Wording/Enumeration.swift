import PhotoPolicy

/// `A`, `A and B`, `A, B and C`.
func listed(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last else { return "" }
    guard words.count > 1 else { return last }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}

func clientNames(_ clients: ClientSet) -> String { listed(clients.members.map(\.displayName)) }
