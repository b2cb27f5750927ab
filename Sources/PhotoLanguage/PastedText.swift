import Text

/// What people paste where a statement belongs: a request to Microsoft Graph or its body, a line of PowerShell, the
/// body of an error; with the equivalent statements.
package struct PastedText: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case body, request, command, error }

    package let kind: Kind
    /// The byte offset just after it.
    package let end: Int
    package let statements: String
    /// All codes in an error, innermost last; empty for other kinds.
    package let codes: [String]

    /// Recognizes what begins at a place in a text; nil when it is none of these, or when no statement matches it.
    package init?(in bytes: [UInt8], at start: Int) {
        guard start < bytes.count, Self.mayBegin(bytes[start...]) else { return nil }
        guard let end = Self.end(of: bytes.prefix(start + Self.longest), from: start) else { return nil }
        let text = PastedFields(String(decoding: bytes[start..<end], as: UTF8.self))
        guard let (kind, statement) = Self.understood(text) else { return nil }
        self.kind = kind
        self.end = end
        statements = statement.text
        codes = kind == .error ? text.errorCodes : []
    }

    /// In bytes; no body or command that people paste is longer.
    private static let longest = 1 << 14

    /// Whether the first bytes look like a body, a request or a command, so a closer look is worthwhile.
    private static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.first == UInt8(ascii: "{") {
            return bytes.dropFirst().first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
                == UInt8(ascii: "\"")
        }
        let word = bytes.prefix(64).prefix {
            $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
        }
        return word.contains(UInt8(ascii: "-"))
            || HTTPMethod(rawValue: String(decoding: word, as: UTF8.self).uppercased()) != nil
    }

    fileprivate struct Statement {
        let text: String

        init(_ text: String) { self.text = text }
    }

    private static func understood(_ text: PastedFields) -> (Kind, Statement)? {
        if text.first == "{" {
            if let code = text.errorCodes.last { return (.error, Statement("explain \(code);")) }
            return text.settings.map { (.body, $0) }
        }
        if let method = HTTPMethod(rawValue: text.firstWord.uppercased()) {
            return text.statement(for: method, at: text.address).map { (.request, $0) }
        }
        return text.command.map { (.command, $0) }
    }

    // MARK: Where it ends

    /// Where it ends: after its brackets, quoted texts and continued lines, and a `;` there. Nil if a quote or a
    /// bracket is not closed, because its extent is then unknown.
    private static func end(of bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        let isObject = bytes[start] == UInt8(ascii: "{")
        var depth = 0
        var quote: UInt8?
        var index = start
        while index < bytes.endIndex {
            let byte = bytes[index]
            if let open = quote {
                if byte == 0x0A { return nil }
                // In PowerShell a backslash escapes nothing.
                if byte == UInt8(ascii: "\\"), isObject { index += 1 } else if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    // An apostrophe inside a word opens nothing.
                    if index == start || !isWordByte(bytes[index - 1]) { quote = byte }
                case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
                    depth -= 1
                    if depth <= 0, isObject { return behindSemicolon(bytes, index + 1) }
                case UInt8(ascii: ";") where depth == 0: return index + 1
                case 0x0A where depth <= 0:
                    guard let next = continuation(bytes, start, index) else { return index }
                    index = next
                    continue
                default: break
                }
            }
            index += 1
        }
        return quote == nil && depth <= 0 ? bytes.endIndex : nil
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x30 && byte <= 0x39
            || byte >= 0x80
    }

    private static func behindSemicolon(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
        index < bytes.endIndex && bytes[index] == UInt8(ascii: ";") ? index + 1 : index
    }

    /// Where the text continues after the end of a line: on the next line after PowerShell's or a shell's continuation
    /// mark, or at a request's body below its headers; nil if it ends here.
    private static func continuation(_ bytes: ArraySlice<UInt8>, _ start: Int, _ lineEnd: Int) -> Int? {
        let before = bytes[start..<lineEnd].last { $0 != 0x20 && $0 != 0x0D }
        if before == UInt8(ascii: "`") || before == UInt8(ascii: "\\") { return lineEnd + 1 }
        var rest = bytes[lineEnd...]
        while true {
            rest = rest.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
            if rest.first == UInt8(ascii: "{") {
                return bytes[start..<lineEnd].contains(UInt8(ascii: "{")) ? nil : rest.startIndex
            }
            let line = rest.prefix { $0 != 0x0A }
            guard isHeader(line) else { return nil }
            rest = rest.dropFirst(line.count)
        }
    }

    /// `Content-Type: application/json`.
    private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
        let name = line.prefix {
            $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
        }
        return !name.isEmpty && line.dropFirst(name.count).first == UInt8(ascii: ":")
    }
}

enum HTTPMethod: String { case get = "GET", patch = "PATCH", put = "PUT", post = "POST", delete = "DELETE" }

// MARK: What it means

extension PastedFields {
    fileprivate typealias Statement = PastedText.Statement

    /// The statements for a body with `source` or `allowedRoles`.
    fileprivate var settings: Statement? {
        var parts: [String] = []
        if let source = value(of: "source") ?? value(of: "-Source") {
            switch source.text?.lowercased() {
            case nil, "": parts.append(StatementText.source("any"))
            case "cloud": parts.append(StatementText.source("cloud"))
            case "onpremises": parts.append(StatementText.source("onPremises"))
            default: return nil
            }
        }
        if let roles = value(of: "allowedRoles") ?? value(of: "-AllowedRoles") {
            guard !roles.items.contains(where: { $0.hasPrefix("$") }) else { return nil }
            let names = roles.items.map { $0.trimmed }.filter { !$0.isEmpty }
            parts.append(
                StatementText.allow(
                    roles: names.map { WrittenName.text($0, in: [.word, .string]) ?? WrittenName.quoted($0) }))
        }
        return parts.isEmpty ? nil : Statement(parts.joined(separator: " "))
    }

    fileprivate func statement(for method: HTTPMethod, at address: String) -> Statement? {
        let path = address.lowercased()
        if path.contains("photoupdatesettings") {
            switch method {
            case .get: return Statement("show policy;")
            case .delete: return Statement(StatementText.source("any"))
            case .patch, .put, .post: return settings
            }
        }
        guard let user = owner(in: address) else { return nil }
        switch method {
        case .get: return Statement("show photo of \(user);")
        case .delete: return Statement("remove photo of \(user);")
        case .put, .patch, .post: return Statement("update photo of \(user) from \"photo.jpg\";")
        }
    }

    /// Whose photo an address is about: `…/users/NAME/photo`, `…/me/photo`.
    private func owner(in address: String) -> String? {
        let parts = address.split(whereSeparator: { $0 == "/" || $0 == "?" }).map(String.init)
        guard let photo = parts.firstIndex(where: { $0.lowercased() == "photo" }), photo > 0 else { return nil }
        if parts[photo - 1].lowercased() == "me" { return "me" }
        guard photo > 1, parts[photo - 2].lowercased() == "users" else { return nil }
        return WrittenName.user(parts[photo - 1])
    }

    /// The statement for a line of PowerShell.
    fileprivate var command: Statement? {
        let name = firstWord.lowercased()
        if name == "invoke-mggraphrequest" || name == "invoke-restmethod" || name == "invoke-webrequest" {
            let method = HTTPMethod(rawValue: (value(of: "-Method")?.text ?? "GET").uppercased())
            return method.flatMap { statement(for: $0, at: value(of: "-Uri")?.text ?? address) }
        }
        if name.hasSuffix("adminpeoplephotoupdatesetting") {
            switch name.prefix(while: { $0 != "-" }) {
            case "get": return Statement("show policy;")
            case "remove": return Statement(StatementText.source("any"))
            default: return settings
            }
        }
        let identity = value(of: "-Identity")?.text ?? secondWord
        let user = (value(of: "-UserId")?.text ?? identity).map(WrittenName.user)
        switch name {
        case "set-owamailboxpolicy":
            guard let policy = identity, let photos = value(of: "-SetPhotoEnabled")?.text else {
                return nil
            }
            let isOn = photos.lowercased().hasSuffix("true")
            return Statement(StatementText.mailboxPolicy(policy, photos: isOn))
        case "set-casmailbox":
            guard let user, let policy = value(of: "-OwaMailboxPolicy")?.text else { return nil }
            return Statement("mailbox policy \(WrittenName.quoted(policy)) for \(user);")
        case "get-owamailboxpolicy", "get-casmailbox": return Statement("show mailbox policies;")
        case "set-mguserphotocontent", "set-userphoto", "update-mguserphoto":
            guard let user else { return nil }
            let file = (value(of: "-InFile") ?? value(of: "-PictureData"))?.text ?? "photo.jpg"
            return Statement("update photo of \(user) from \(WrittenName.quoted(file));")
        case "get-mguserphoto", "get-mguserphotocontent", "get-userphoto":
            return user.map { Statement("show photo of \($0);") }
        case "remove-mguserphoto", "remove-mguserphotocontent", "remove-userphoto":
            return user.map { Statement("remove photo of \($0);") }
        case "get-mguser": return Statement(user.map { "show user \($0);" } ?? "show users;")
        default: return nil
        }
    }
}
