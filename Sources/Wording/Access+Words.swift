import Interpreter
import PhotoPolicy
import Resolution

extension Outcome {
    /// The labels of the enclosing what-if blocks, outermost first.
    package var pathWords: [String] { path.map { $0 ?? "what if" } }
}

extension Question.Action {
    package var words: String {
        switch self {
        case .ownPhoto(let action): "\(action.rawValue) own photo"
        case .photoOfOthers(let action): "\(action.rawValue) photo of others"
        case .photo(let action, let names): "\(action.rawValue) photo of \(names.map(\.text).joined(separator: ", "))"
        case .changePolicy: "change policy"
        }
    }
}

extension Question.Moment {
    /// Nil means now.
    package var words: String? {
        switch self {
        case .now: nil
        case .after(let span): "after \(span.words)"
        case .onceInForce: "once in force"
        }
    }
}

extension AccessExplanation {
    /// The action, as a question puts it.
    package var actionWords: String {
        guard case .photo(let request, _, _) = trace.subject else { return "change policy" }
        let action = request.action.rawValue
        return target == .own ? "\(action) own photo" : "\(action) photo of \(target.words)"
    }

    /// What a refused person sees; nil when allowed.
    package var shown: String? { answer.before?.shown(in: client ?? .graph, profile: profile) }

    /// Says who can or cannot do what, why, and what the client shows.
    package func sentence(_ roles: RoleCatalog) -> String {
        let via = (client.map { " via \($0.displayName)" } ?? "") + (moment.words.map { ", \($0)" } ?? "")
        let head = "\(actor.words(roles, count: 2)) \(answer.verb) \(actionWords)\(via)\(answer.remark)"
        guard answer.outcome == .refused, let rule = answer.before else {
            return head
        }
        return "\(head): \(trace.cause(of: rule, roles))." + (shown.map { " Shown there: \($0)" } ?? "")
    }
}

extension AccessRow.Name {
    package var isPopulation: Bool { if case .population = self { true } else { false } }
}

extension AccessReport {
    /// Returns the rows with the answer asked for, with their clients that answer otherwise, to show where.
    package func listed(_ rows: [AccessRow]) -> [AccessRow] {
        rows.filter(lists)
    }

    /// Whether a row answers the question: in a list, when it has the answer asked for; otherwise always.
    package func lists(_ row: AccessRow) -> Bool {
        guard isList else { return true }
        return wantsAllowed
            ? row.cells.contains { $0.answer.outcome == .allowed }
            : row.cells.allSatisfy { $0.answer.outcome == .refused }
    }
}

extension [AccessRow.Cell] {
    fileprivate var words: String {
        var groups: [(answer: String, clients: [String])] = []
        for cell in self {
            let answer = cell.answer.words
            let client = cell.client?.displayName ?? ""
            if let index = groups.firstIndex(where: { $0.answer == answer }) {
                groups[index].clients.append(client)
            } else {
                groups.append((answer, [client]))
            }
        }
        return groups.map { group in
            let clients = group.clients.filter { !$0.isEmpty }.joined(separator: ", ")
            return clients.isEmpty ? group.answer : "\(group.answer) via \(clients)"
        }.joined(separator: "; ")
    }
}

extension Answer {
    /// `can`, `cannot`, or `may or may not` where it depends on how far a change has spread.
    package var verb: String {
        switch outcome {
        case .allowed: "can"
        case .refused: "cannot"
        case .unsettled, .unknown: "may or may not"
        }
    }

    /// What to add when it is neither allowed nor refused.
    package var remark: String {
        switch outcome {
        case .allowed, .refused: ""
        case .unsettled, .unknown: ": \(words)"
        }
    }

    /// `allowed`, `refused (role-not-allowed)`, `unsettled: … now, … by …`, or `unknown: … or …`.
    package var words: String {
        let possible = verdicts.map { $0.map { "refused (\($0.rawValue))" } ?? "allowed" }
        return switch outcome {
        case .allowed: "allowed"
        case .refused: "refused (\(reasons.map(\.rawValue).joined(separator: " or ")))"
        case .unsettled:
            "unsettled: " + possible.joined(separator: ", then ") + (settles.map { ", by \($0.words)" } ?? "")
        case .unknown:
            "unknown, because the settings hold what this version does not understand: \(possible.joined(separator: " or "))"
        }
    }
}

extension ClaimResult {
    /// A line for each contradicting actor: what each client answers, equal answers together.
    func lines(_ roles: RoleCatalog) -> [String] {
        let shown = contradictions.prefix(8).map { contradiction in
            let row = contradiction.row
            let name = row.actor.name.words(roles, count: row.actor.count)
            let who = row.actor.count == 1 ? row.actor.samples.first ?? name : "\(row.actor.count) \(name)"
            return "\(who), \(row.target.words): wanted \(contradiction.wanted.rawValue), but \(contradiction.words)"
        }
        return shown + (contradictions.count > 8 ? ["and \(contradictions.count - 8) more"] : [])
    }
}

extension ClaimResult.Contradiction {
    /// The answers of the clients that contradict the claim; those of all clients when none does by itself.
    fileprivate var words: String {
        let others = row.cells.filter { $0.answer.outcome != wanted }
        return others.isEmpty ? row.cells.words : others.words
    }
}
