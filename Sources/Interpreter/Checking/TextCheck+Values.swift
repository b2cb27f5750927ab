import PhotoLanguage
import PhotoPolicy
import Text

extension TextCheck {
    /// The items that a value, a list or a variable stands for; a list inside a list is flattened.
    mutating func items(_ tree: SyntaxTree, _ index: Int) -> [Item] {
        let place = place(tree, index)
        switch tree.nodes[index].kind {
        case .list:
            var result: [Item] = []
            for child in tree.children(of: index) { result += items(tree, child) }
            return result
        case .variable:
            let name = String(tree.text(of: index).dropFirst())
            if let value = variableScopes.value(of: name) {
                return value.map { Item(text: $0.text, isString: $0.isString, place: place) }
            }
            let near = nearestWord(to: name, among: variableScopes.names.sorted())
            report(
                .variableUnknown, place, "the variable `$\(name)` is not defined here",
                help: near == nil ? "define it first: `let \(name) = …;`" : nil,
                edits: near.map { [Edit(place.span, "$\($0)", .likely)] } ?? [])
            return []
        case .string: return [Item(text: tree.stringValue(of: index), isString: true, place: place)]
        default: return [Item(text: tree.text(of: index), isString: false, place: place)]
        }
    }

    /// The one item of a value, or nothing with a report.
    mutating func item(_ tree: SyntaxTree, _ index: Int, _ what: String) -> Item? {
        let before = reports.count
        let all = items(tree, index)
        if all.count == 1 { return all[0] }
        if reports.count == before {
            report(
                .listNotAllowed, place(tree, index),
                "\(what) is wanted here, not a list of \(all.count)")
        }
        return nil
    }

    /// Nil when something in it was reported.
    private mutating func all<Value>(
        _ tree: SyntaxTree, _ index: Int, _ convert: (inout TextCheck, Item, Place) -> Value?
    ) -> [Value]? {
        let before = reports.count
        let values = items(tree, index).compactMap { convert(&self, $0, $0.place ?? place(tree, index)) }
        return reports[before...].contains { $0.severity == .error } ? nil : values
    }

    /// - Parameter mayBeUnknownID: whether the id of no role is as good as any other.
    mutating func roles(_ tree: SyntaxTree, _ index: Int, mayBeUnknownID: Bool = false) -> [RoleName]? {
        all(tree, index) { $0.role($1, at: $2, mayBeUnknownID: mayBeUnknownID) }
    }

    mutating func role(_ tree: SyntaxTree, _ index: Int) -> RoleName? {
        item(tree, index, "one role").flatMap { role($0, at: $0.place ?? place(tree, index)) }
    }

    private mutating func role(_ item: Item, at place: Place, mayBeUnknownID: Bool = false) -> RoleName? {
        if let role = RoleCatalog.builtIn.role(named: item.text) { return .builtIn(role) }
        if let name = GUID(item.text).map(RoleName.id) ?? (item.isString ? .named(item.text) : nil) {
            refer(.role(name, mayBeUnknownID: mayBeUnknownID), place)
            return name
        }
        reportUnknown(
            .roleUnknown, "role", item, at: place, among: RoleCatalog.builtIn.roles.map(\.word),
            help: "`show roles;` lists the roles; a custom role is named in quotes")
        return nil
    }

    mutating func users(_ tree: SyntaxTree, _ index: Int) -> [UserName]? {
        all(tree, index) { $0.user($1, at: $2) }
    }

    mutating func user(_ tree: SyntaxTree, _ index: Int) -> UserName? {
        item(tree, index, "one user").flatMap { user($0, at: $0.place ?? place(tree, index)) }
    }

    private mutating func user(_ item: Item, at place: Place) -> UserName? {
        let name: UserName = !item.isString && item.text.lowercased() == "me" ? .me : .named(item.text)
        refer(.user(name), place)
        return name
    }

    mutating func clients(_ tree: SyntaxTree, _ index: Int) -> [Client]? {
        all(tree, index) { check, item, place in
            if let client = Client.named(item.text) { return client }
            check.reportUnknown(
                .clientUnknown, "client", item, at: place, among: Client.allCases.map(\.word),
                help: "the clients: " + Client.allCases.map(\.word).joined(separator: ", "))
            return nil
        }
    }

    mutating func scopes(_ tree: SyntaxTree, _ index: Int) -> ScopeSet? {
        all(tree, index) { (check: inout TextCheck, item: Item, place: Place) -> Scope? in
            if let scope = Scope.named(item.text) { return scope }
            check.reportUnknown(
                .scopeUnknown, "scope", item, at: place, among: Scope.allCases.map(\.word),
                help: "the scopes: " + Scope.allCases.map(\.word).joined(separator: ", "))
            return nil
        }.map { ScopeSet($0) }
    }

    mutating func duration(_ tree: SyntaxTree, _ index: Int) -> TimeSpan? {
        let text = tree.leafText(of: index)
        if let span = TimeSpan(text) { return span }
        report(
            .durationInvalid, place(tree, index), "`\(text)` is not a length of time",
            help: "write it as in `30s`, `90m`, `24h`, `2d` or `1d12h`")
        return nil
    }
}
