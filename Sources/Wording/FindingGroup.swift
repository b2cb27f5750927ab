import PhotoPolicy

/// Findings that are reported as one: those with the same cause and the same cure.
package struct FindingGroup: Sendable {
    package let findings: [Finding]

    /// - Parameter findings: at least one.
    package init(_ findings: [Finding]) { self.findings = findings }

    package var severity: Finding.Severity { findings[0].severity }
    package var codes: [FindingCode] { findings.map(\.code) }
    package var remedy: Finding.Remedy? { findings[0].remedy }

    /// Returns one sentence for all.
    package func sentence(_ roles: RoleCatalog) -> String {
        guard findings.count > 1, findings[0].shutOut != nil else { return findings[0].sentence(roles) }
        let people = listed(findings.map { $0.shutOutPeople(named: false) })
        return "\(people) \(findings[0].shutOutVerb) change their own photo."
    }

    /// Returns what fixes it, as a separate line.
    package func cure(_ roles: RoleCatalog) -> String? {
        remedy.map { "to \(findings[0].isDescription ? "change" : "avoid") this: \($0.text(roles))" }
    }
}

extension [Finding] {
    /// The findings in order: people shut out alike as one group, the operator with the Global Administrators, if one.
    package var grouped: [FindingGroup] {
        var groups: [[Finding]] = []
        for finding in self {
            let place = groups.firstIndex { group in
                guard let first = group.first else { return false }
                if first.code == .globalAdminsExcluded, finding.code == .operatorExcluded {
                    return finding.samples.allSatisfy(first.samples.contains)
                }
                guard first.shutOut != nil, finding.shutOut != nil else { return false }
                return first.remedy == finding.remedy && first.severity == finding.severity
            }
            if let place { groups[place].append(finding) } else { groups.append([finding]) }
        }
        return groups.map { FindingGroup($0) }
    }
}

extension Finding {
    /// The noun for those who can no longer change their own photo because the control shuts them out; nil for other
    /// findings.
    fileprivate var shutOut: (one: String, many: String)? {
        switch detail {
        case .endUsersExcluded: ("end user", "end users")
        case .guestsExcluded: ("guest", "guests")
        case .scopedAdminsExcluded: ("admin over a unit only", "admins over a unit only")
        case .eligibleAdminsExcluded: ("admin with an eligible role", "admins with an eligible role")
        case .defaultUserRole, .roleNotSupported, .rolesNeedCloud, .operatorMayNotApply, .settingsNotUnderstood,
            .nobodyLeft, .holdersUnknown, .onPremisesWithoutSync, .globalAdminsExcluded, .operatorExcluded,
            .eligibleOnlyLeft, .syncPhotosStop, .exchangeDisabled, .cloudOnlyLeftOut, .twoWriters, .owaForbids,
            .sideDoorOpen, .failsLate, .stillSpreading, .deleteUndocumented, .alreadySo, .spreading,
            .existingPhotosKept:
            nil
        }
    }

    /// `at most ` for counts that rest on roles that could not be read.
    private var bound: String {
        if case .endUsersExcluded(isUpperBound: true) = detail { "at most " } else { "" }
    }

    /// `5 end users can no longer change their own photo`, with names where they are few.
    func shutOutWords(named: Bool) -> String {
        "\(shutOutPeople(named: named)) \(shutOutVerb) change their own photo"
    }

    fileprivate var shutOutVerb: String { isDescription ? "cannot" : "can no longer" }

    fileprivate func shutOutPeople(named: Bool) -> String {
        let nouns = shutOut ?? ("account", "accounts")
        return bound + (named ? phrase(nouns.one, nouns.many) : counted(count ?? 0, nouns.one, nouns.many))
    }

    /// `1 guest (ann@contoso.com)`, `214 guests`: names follow when all are known.
    func phrase(_ one: String, _ many: String) -> String {
        let words = counted(count ?? 0, one, many)
        guard let count, count <= Population.sampleLimit, samples.count == count, count > 0 else { return words }
        return "\(words) (\(samples.joined(separator: ", ")))"
    }
}
