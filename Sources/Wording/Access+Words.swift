import Interpreter
import PhotoPolicy
import Resolution

extension Outcome {
    /// The labels of the what-if blocks around it, outermost first.
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
    /// Nil is now.
    package var words: String? {
        switch self {
        case .now: nil
        case .after(let span): "after \(span)"
        case .onceInForce: "once in force"
        }
    }
}

extension AccessExplanation {
    /// What is asked for, as a question puts it.
    package var actionWords: String {
        guard case .photo(let request, _, _) = trace.subject else { return "change policy" }
        let action = request.action.rawValue
        return target == .own ? "\(action) own photo" : "\(action) photo of \(target.words)"
    }

    /// What somebody sees who is refused; nil when allowed.
    package var shown: String? { answer.before?.shown(in: client ?? .graph, profile: profile) }
}

extension AccessRow {
    /// `allowed via Delve, Microsoft Teams; role-not-allowed via Microsoft Graph`.
    package var answersInWords: String { cells.words }
}

extension [AccessRow.Cell] {
    fileprivate var words: String {
        var groups: [(answer: String, clients: [String])] = []
        for cell in self {
            let answer = cell.answer.words
            let client = cell.client?.word ?? ""
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
    /// `allowed`, `refused (role-not-allowed)`, `unsettled: … now, … by …`, or `unknown: … or …`.
    package var words: String {
        let possible = verdicts.map { $0.map { "refused (\($0.rawValue))" } ?? "allowed" }
        return switch outcome {
        case .allowed: "allowed"
        case .refused: "refused (\(reasons.map(\.rawValue).joined(separator: " or ")))"
        case .unsettled:
            "unsettled: " + possible.joined(separator: ", then ") + (settles.map { ", by \($0)" } ?? "")
        case .unknown:
            "unknown, for the settings hold what this version does not understand: \(possible.joined(separator: " or "))"
        }
    }
}

extension ClaimResult {
    /// A line for each contradicting actor: what each client answers, equal answers together.
    func lines(_ roles: RoleCatalog) -> [String] {
        let shown = contradictions.prefix(8).map { contradiction in
            let row = contradiction.row
            let name = row.actor.name.words(roles)
            let who = row.actor.count == 1 ? row.actor.samples.first ?? name : "\(row.actor.count) \(name)"
            return "\(who), \(row.target.words): wanted \(contradiction.wanted.rawValue), but \(contradiction.words)"
        }
        return shown + (contradictions.count > 8 ? ["and \(contradictions.count - 8) more"] : [])
    }
}

extension ClaimResult.Contradiction {
    /// What the clients answer that contradict the claim; all of them where each would do and none does.
    fileprivate var words: String {
        let others = row.cells.filter { $0.answer.outcome != wanted }
        return others.isEmpty ? row.cells.words : others.words
    }
}
