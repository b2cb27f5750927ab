import PhotoPolicy

/// The scopes of a token request: those of one resource, and the ones of OpenID.
struct RequestedScopes: Sendable, Hashable {
    /// As asked for, `https://graph.microsoft.com/User.Read` or `User.Read`.
    var words: [String] = []
    var openID: [String] = []
    var isForGraph = true
    /// `.default`: whatever was consented to before.
    var isDefault = false

    private static let openIDWords: Set<String> = ["openid", "profile", "email", "offline_access"]
    private static let graphHosts: Set<String> = [
        "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn",
    ]

    /// `base` is this service's own address, which counts as Graph's.
    init(_ text: String, base: String) {
        for word in text.split(whereSeparator: \.isWhitespace) {
            if Self.openIDWords.contains(word.lowercased()) {
                openID.append(word.lowercased())
                continue
            }
            words.append(String(word))
            if let resource = Self.resource(of: word) {
                let host = resource.split(separator: "/").dropFirst().first.map { $0.lowercased() } ?? ""
                let isOwn = resource == base.lowercased()
                isForGraph = isForGraph && (Self.graphHosts.contains(host) || isOwn)
            }
            if Self.name(of: word) == ".default" { isDefault = true }
        }
    }

    /// The names alone, such as `User.Read`.
    var names: [String] { words.map { String(Self.name(of: $0[...])) } }

    var known: ScopeSet { ScopeSet(names.compactMap(Scope.named)) }

    private static func name(of word: Substring) -> Substring {
        word.lastIndex(of: "/").map { word[word.index(after: $0)...] } ?? word
    }

    /// `https://graph.microsoft.com` of `https://graph.microsoft.com/User.Read`; nil where there is none.
    private static func resource(of word: Substring) -> String? {
        guard let slash = word.lastIndex(of: "/"), word.contains("://") else { return nil }
        var resource = word[..<slash].lowercased()
        while resource.hasSuffix("/") { resource.removeLast() }
        return resource
    }
}
