import PhotoLanguage
import PhotoPolicy
import Text

extension NameResolver {
    /// The items that a value, a list or a variable stands for; nested lists are flattened.
    mutating func items(_ node: NodeView) -> [TextItem] {
        guard node.kind != .list else {
            var result: [TextItem] = []
            for child in node.children { result += items(child) }
            return result
        }
        guard node.kind != .variable else { return values(ofVariable: String(node.text.dropFirst()), node.place) }
        return [TextItem(text: node.text, isString: node.kind == .string, place: node.place)]
    }

    private mutating func values(ofVariable name: String, _ place: Place) -> [TextItem] {
        if let values = variables.value(of: name) {
            return values.map { TextItem(text: $0.text, isString: $0.isString, place: place) }
        }
        let near = nearestWord(to: name, among: variables.names.sorted())
        report(
            .variableUnknown, place, "the variable `$\(name)` is not defined here",
            help: near == nil ? "define it first: `let \(name) = …;`" : nil,
            edits: near.map { [Edit(place.span, "$\($0)", .likely)] } ?? [])
        return []
    }

    /// Returns the single item of a value, or reports a list and returns nil.
    private mutating func item(_ node: NodeView, _ what: String) -> TextItem? {
        let before = reports.count
        let all = items(node)
        if all.count == 1 { return all[0] }
        if reports.count == before {
            report(.listNotAllowed, node.place, "\(what) is wanted here, not a list of \(all.count)")
        }
        return nil
    }

    /// Returns nil when an error in it was reported.
    private mutating func all<Value>(
        _ node: NodeView, _ convert: (inout NameResolver, TextItem, Place) -> Value?
    ) -> [Value]? {
        let before = reports.count
        let values = items(node).compactMap { convert(&self, $0, $0.place ?? node.place) }
        return reports[before...].contains { $0.severity == .error } ? nil : values
    }

    /// - Parameter mayBeUnknownID: whether an id that no role has is accepted.
    mutating func roles(_ node: NodeView, mayBeUnknownID: Bool = false) -> [RoleName]? {
        all(node) { $0.role($1, at: $2, mayBeUnknownID: mayBeUnknownID) }
    }

    mutating func role(_ node: NodeView) -> RoleName? {
        item(node, "one role").flatMap { role($0, at: $0.place ?? node.place) }
    }

    private mutating func role(_ item: TextItem, at place: Place, mayBeUnknownID: Bool = false) -> RoleName? {
        if let role = RoleCatalog.builtIn.role(named: item.text) { return .builtIn(role) }
        if let name = GUID(item.text).map(RoleName.id) ?? (item.isString ? .named(item.text) : nil) {
            refer(.role(name, mayBeUnknownID: mayBeUnknownID), place)
            return name
        }
        reportUnknown(
            .roleUnknown, "role", item.text, at: place, among: RoleCatalog.builtIn.roles.map(\.word),
            help: "`show roles;` lists the roles; a custom role is named in quotes")
        return nil
    }

    mutating func users(_ node: NodeView) -> [UserName]? { all(node) { $0.user($1, at: $2) } }

    mutating func user(_ node: NodeView) -> UserName? {
        item(node, "one user").map { user($0, at: $0.place ?? node.place) }
    }

    private mutating func user(_ item: TextItem, at place: Place) -> UserName {
        let name: UserName = !item.isString && item.text.lowercased() == "me" ? .me : .named(item.text)
        refer(.user(name), place)
        return name
    }

    mutating func clients(_ node: NodeView) -> [Client]? {
        all(node) { (names, item, place) -> Client? in
            let client = Client.named(item.text)
            if client == nil { names.reportUnknown(.clientUnknown, "client", item, place, Client.allCases.map(\.word)) }
            return client
        }
    }

    mutating func scopes(_ node: NodeView) -> ScopeSet? {
        all(node) { (names, item, place) -> Scope? in
            let scope = Scope.named(item.text)
            if scope == nil, item.isString, names.reportList(in: item.text, at: place, isInList: node.kind == .list) {
                return nil
            }
            if scope == nil { names.reportUnknown(.scopeUnknown, "scope", item, place, Scope.allCases.map(\.word)) }
            return scope
        }.map { ScopeSet($0) }
    }

    /// Several scopes in one text are evidently a list.
    private mutating func reportList(in text: String, at place: Place, isInList: Bool) -> Bool {
        let parts = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { Scope.named(String($0))?.word }
        let words = parts.compactMap(\.self)
        guard words.count > 1, words.count == parts.count else { return false }
        let list = words.joined(separator: ", ")
        report(
            .scopeUnknown, place, "these are \(words.count) scopes in one text",
            help: "a list has each by itself: `[\(list)]`",
            edits: [Edit(place.span, isInList ? list : "[\(list)]", .sure)])
        return true
    }

    private mutating func reportUnknown(
        _ code: CheckCode, _ what: String, _ item: TextItem, _ place: Place, _ known: [String]
    ) {
        reportUnknown(
            code, what, item.text, at: place, among: known, help: "the \(what)s: " + known.joined(separator: ", "))
    }

    mutating func duration(_ node: NodeView) -> TimeSpan? {
        if let span = TimeSpan(node.text) { return span }
        report(
            .durationInvalid, node.place, "`\(node.text)` is not a length of time",
            help: "write it as in `30s`, `90m`, `24h`, `2d` or `1d12h`")
        return nil
    }

    mutating func findingCode(_ node: NodeView) -> FindingCode? {
        if let code = FindingCode(rawValue: node.text.lowercased()) { return code }
        reportUnknown(
            .codeUnknown, "finding", node.text, at: node.place, among: FindingCode.allCases.map(\.rawValue),
            help: "`plan` shows findings with their codes")
        return nil
    }
}
