import Interpreter
import OrderedJSON
import PhotoLanguage
import PhotoPolicy
import Wording

/// Renders outcomes as flat JSON objects, one for each statement.
package enum OutcomeJSON {
    package static func object(_ outcome: Outcome, roles: RoleCatalog) -> JSONObject {
        let start = SourcePositions(in: outcome.place.source, at: [Int(outcome.place.span.start)])[
            outcome.place.span.start]
        var object = JSONObject()
        object.add("type", "statement")
        object.add("file", outcome.place.source.name)
        object.add("line", start.line)
        object.add("column", start.column)
        object.add("path", outcome.pathWords)
        object.add("kind", outcome.kind)
        object.add("outcome", outcome.status.rawValue)
        object.add("tenant", outcome.tenant)
        object.add("simulated", outcome.isSimulated)
        if outcome.isPrediction { object.add("prediction", true) }
        add(outcome.result, to: &object, roles)
        if !outcome.notes.isEmpty { object.add("notes", outcome.notes.map(\.words)) }
        return object
    }

    private static func add(_ result: Outcome.Result, to object: inout JSONObject, _ roles: RoleCatalog) {
        switch result {
        case .edited(let draft, let current): object.add("drafted", draft.applied(to: current))
        case .plan(let report):
            add(report.plan, to: &object, roles)
            if let accounts = report.accounts {
                object.add("accounts", accounts.rows.map { self.object($0.account, impact: $0.answer) })
            }
        case .applied(let report):
            add(report.plan, to: &object, roles)
            object.add("because", report.reason)
            object.add("readBack", report.readBack)
            object.add("inForceBy", report.inForceBy.description)
        case .recorded(let report):
            add(report.plan, to: &object, roles)
            object.add("because", report.reason)
        case .refused(let refusal):
            object.add("code", refusal.code)
            object.add("message", refusal.sentence(roles))
            object.add("findings", refusal.findings.map { self.object($0, roles) })
        case .access(let report):
            object.add("question", report.question.action.words)
            object.add("moment", report.question.moment.words ?? "now")
            object.add("answers", report.rows.flatMap { answers($0, roles) })
            object.add("answersWithDraft", report.rowsWithDraft.map { $0.flatMap { answers($0, roles) } })
            if let accounts = report.accounts {
                object.add(
                    "accounts",
                    accounts.rows.filter { report.lists($0.answer) }.map { self.object($0.account, answers: $0.answer) }
                )
            }
        case .explanation(let explanation):
            let actor = explanation.actor.words(roles, count: 2)
            object.add("actor", actor)
            object.add("action", explanation.actionWords)
            object.add("moment", explanation.moment.words ?? "now")
            object.add("client", explanation.client?.word)
            object.add("answer", explanation.answer.outcome.rawValue)
            object.add("reason", explanation.answer.before?.rawValue)
            object.add("shown", explanation.shown)
            object.add(
                "rules",
                explanation.trace.steps.map { step -> JSONValue in
                    .object([
                        "rule": .string(step.rule.rawValue), "refuses": .bool(step.refuses),
                        "decides": .bool(step.isDeciding),
                        "fact": .string(explanation.trace.fact(for: step.rule, roles)),
                        "assumes": (step.assumption?.rawValue).json,
                    ])
                })
            object.add("sentence", explanation.sentence(roles))
            object.add("answerWithDraft", explanation.withDraft?.outcome.rawValue)
            object.add("flips", explanation.flips.map { $0.statement(actor: actor, roles) })
        case .page(let code): object.add("text", Explanations.text(for: code))
        case .changed(let report): object.add("text", report.sentence)
        case .expectation(let report):
            object.add("holds", report.holds)
            object.add("code", report.code?.rawValue)
            object.add("details", report.failure?.lines(roles) ?? [])
            object.add("hints", report.hints.map(\.words))
        case .photo(let report):
            object.add("account", report.account)
            object.add("client", report.client.word)
            object.add("code", report.refusal?.code)
            object.add("message", report.sentence(roles))
        case .clock(let from, let to):
            object.add("from", from.description)
            object.add("to", to.description)
        case .listing(let listing):
            let listing = listing.text(roles)
            object.add("title", listing.title)
            object.add("columns", listing.columns)
            object.add("rows", listing.rows)
            object.add("remarks", listing.remarks)
        case .printed(let items): object.add("items", items)
        case .defined(let name, let values):
            object.add("name", name)
            object.add("values", values)
        case .block(let report):
            object.add("label", report.label)
            object.add("holds", report.holds)
            object.add("expectations", report.expectations)
            object.add("impact", report.impact.rows.map { self.object($0, roles) })
            object.add("people", self.object(report.people, isUpperBound: false))
            object.add("draftNeverApplied", report.neverApplied)
        case .search(let report):
            object.add("tried", report.tried)
            object.add("exhaustive", report.leftOut.isEmpty)
            object.add("notTried", report.leftOut.listedRoles.map(\.description))
            object.add(
                "solutions",
                report.solutions.map { solution -> JSONValue in
                    .object([
                        "settings": solution.settings.json, "statements": solution.settings.statements(roles).json,
                        "guards": solution.guards.map(\.rawValue).json, "current": .bool(solution.isCurrent),
                    ])
                })
            object.add(
                "conflict",
                report.conflict.map { claim -> JSONValue in
                    .object([
                        "claim": .string(claim.words), "fulfilledBy": .int(claim.fulfilledBy),
                        "rules": claim.rules.map { $0?.rawValue ?? "allowed" }.json,
                    ])
                })
        case .skipped(let words): object.add("statement", words)
        case .discarded: break
        }
    }

    static func add(_ plan: Plan, to object: inout JSONObject, _ roles: RoleCatalog) {
        object.add("current", plan.current)
        object.add("proposed", plan.proposed)
        object.add("changes", plan.changesSettings)
        object.add("findings", plan.findings.map { self.object($0, roles) })
        object.add("impact", plan.impact.rows.map { self.object($0, roles) })
        object.add("people", self.object(plan.people, isUpperBound: !plan.knowsRoleHolders))
        object.add(
            "assumptions",
            plan.impact.assumptions.map { assumed -> JSONObject in
                ["assumption": .string(assumed.assumption.rawValue), "answers": .int(assumed.answers)]
            })
        object.add("requests", plan.requests.map(self.object))
        object.add("undo", plan.undo.map(self.object))
        object.add("inForceBy", plan.inForceBy.description)
    }

    private static func object(_ finding: Finding, _ roles: RoleCatalog) -> JSONObject {
        [
            "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.sentence(roles)), "count": finding.count.json, "samples": finding.samples.json,
            "remedy": (finding.remedy?.text(roles)).json,
        ]
    }

    private static func object(_ row: Impact.Row, _ roles: RoleCatalog) -> JSONObject {
        [
            "group": .string(row.group.words(roles)), "action": .string(row.action.rawValue),
            "forOthers": .bool(row.isForOthers),
            "client": .string(row.client.word), "count": .int(row.count), "lost": .int(row.lost),
            "gained": .int(row.gained), "assumed": .bool(row.isAssumed),
        ]
    }

    private static func object(_ account: Account) -> JSONObject {
        [
            "address": .string(account.userPrincipalName), "displayName": .string(account.displayName),
            "id": .string(account.id.description),
        ]
    }

    private static func object(_ account: Account, answers row: AccessRow) -> JSONObject {
        var object = object(account)
        object.add("target", row.target.words)
        object.add(
            "answers",
            row.cells.map { cell -> JSONObject in
                [
                    "client": (cell.client?.word).json, "answer": .string(cell.answer.outcome.rawValue),
                    "reason": (cell.answer.before?.rawValue).json,
                ]
            })
        return object
    }

    private static func object(_ account: Account, impact: AccountImpact) -> JSONObject {
        func difference(_ difference: AccountImpact.Difference) -> JSONObject {
            [
                "lost": difference.lost.map(\.word).json, "gained": difference.gained.map(\.word).json,
                "reason": (difference.reason?.rawValue).json,
            ]
        }
        var object = object(account)
        object.add("own", difference(impact.own))
        object.add("others", difference(impact.others))
        return object
    }

    private static func object(_ people: PeopleCount, isUpperBound: Bool) -> JSONObject {
        func split(_ split: PeopleCount.Split) -> JSONValue {
            .object([
                "lose": .int(split.lose), "gain": .int(split.gain), "keep": .int(split.keep),
                "without": .int(split.without),
            ])
        }
        return [
            "own": split(people.own), "others": split(people.others), "synchronised": split(people.synchronised),
            "upperBound": .bool(isUpperBound),
        ]
    }

    private static func object(_ request: SettingsRequest) -> JSONObject {
        ["method": .string(request.method.rawValue), "path": .string(SettingsRequest.path), "body": request.body.json]
    }

    private static func answers(_ row: AccessRow, _ roles: RoleCatalog) -> [JSONObject] {
        row.cells.map { cell in
            [
                "actor": .string(row.actor.name.words(roles, count: row.actor.count)), "count": .int(row.actor.count),
                "target": .string(row.target.words),
                "client": (cell.client?.word).json, "answer": .string(cell.answer.outcome.rawValue),
                "reason": (cell.answer.before?.rawValue).json,
                "reasons": cell.answer.verdicts.map { $0?.rawValue ?? "allowed" }.json,
                "settles": (cell.answer.settles?.description).json,
            ]
        }
    }
}
