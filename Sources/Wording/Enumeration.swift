import PhotoPolicy

/// `A`, `A and B`, `A, B and C`.
func listed(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last else { return "" }
    guard words.count > 1 else { return last }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}

func clientNames(_ clients: ClientSet) -> String { listed(clients.members.namesApart) }

extension [Client] {
    /// Their names, with both admin centers in one.
    var namesApart: [String] {
        let hasBoth = contains(.m365AdminCenter) && contains(.entraAdminCenter)
        return compactMap { client in
            guard hasBoth, ClientSet.adminCenters.contains(client) else { return client.displayName }
            return client == .m365AdminCenter ? "admin centers" : nil
        }
    }

    package var names: String { namesApart.joined(separator: ", ") }

    /// `Graph, PowerShell`: a title, which is narrower without a comma behind its longest name.
    package var title: String {
        var names = namesApart
        if let longest = names.indices.reversed().max(by: { names[$0].count < names[$1].count }) {
            names.append(names.remove(at: longest))
        }
        return names.joined(separator: ", ")
    }
}
