/// A part of settings that the service has learnt since this version, as written.
package enum NotUnderstood: Sendable, Hashable, Comparable {
    case source(String)
    case role(String)
}

extension PhotoUpdateSettings {
    /// Whether this version knows what every part of them means.
    package var isUnderstood: Bool { notUnderstood.isEmpty }

    /// What this version cannot interpret.
    package var notUnderstood: [NotUnderstood] {
        var parts: [NotUnderstood] = []
        if case .other(let word) = source { parts.append(.source(word)) }
        return parts + otherRoles.map(NotUnderstood.role)
    }

    /// The settings that these may turn out to act as, their known part first; only these themselves when they are
    /// understood. What all readings answer alike is known, everything else is not.
    package var readings: [PhotoUpdateSettings] {
        let known = allowedRoles.isEmpty && !otherRoles.isEmpty ? [.nobodysRole] : allowedRoles
        if case .other = source {
            // No rule knows the word, so the first restricts nothing; the other two restrict the most.
            return [
                PhotoUpdateSettings(source: source, allowedRoles: known),
                PhotoUpdateSettings(source: .cloud, allowedRoles: known), PhotoUpdateSettings(source: .onPremises),
            ]
        }
        let understood = PhotoUpdateSettings(source: source, allowedRoles: known)
        return otherRoles.isEmpty ? [self] : [understood, PhotoUpdateSettings(source: source)]
    }
}

extension GUID {
    /// Stands for a role that nobody can hold.
    fileprivate static let nobodysRole = GUID(high: 0, low: 0)
}
