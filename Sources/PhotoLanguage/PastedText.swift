import Text

/// What people paste where a statement belongs: a request to Microsoft Graph or its body, a line of PowerShell, the body
/// of an error; with the statements that say the same here.
package struct PastedText: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case body, request, command, error }

    package let kind: Kind
    /// The offset in bytes behind it.
    package let end: Int
    package let statements: String
    /// Whether the statements only look, or draft.
    package let isHarmless: Bool

    /// What begins at a place of a text; nil when it is nothing of the kind, or when there is no statement for it.
    package init?(in bytes: [UInt8], at start: Int) {
        guard start < bytes.count else { return nil }
        let end = Self.end(of: bytes, from: start)
        let text = PastedFields(String(decoding: bytes[start..<end], as: UTF8.self))
        guard let (kind, statement) = Self.understood(text) else { return nil }
        self.kind = kind
        self.end = end
        statements = statement.text
        isHarmless = statement.isHarmless
    }

    fileprivate struct Statement {
        let text: String
        let isHarmless: Bool

        init(_ text: String, changes: Bool = false) {
            self.text = text
            isHarmless = !changes
        }
    }

    private static func understood(_ text: PastedFields) -> (Kind, Statement)? {
        if text.first == "{" {
            if let code = text.errorCode { return (.error, Statement("explain \(code);")) }
            return text.settings.map { (.body, $0) }
        }
        if let method = HTTPMethod(rawValue: text.firstWord.uppercased()) {
            return text.statement(for: method, at: text.address).map { (.request, $0) }
        }
        return text.command.map { (.command, $0) }
    }

    // MARK: Where it ends

    /// Behind the brackets, the quoted texts and the continued lines that belong to it, and a `;` there.
    private static func end(of bytes: [UInt8], from start: Int) -> Int {
        var depth = 0
        var quote: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
                    depth -= 1
                    if depth <= 0, bytes[start] == UInt8(ascii: "{") { return behindSemicolon(bytes, index + 1) }
                case UInt8(ascii: ";") where depth == 0: return index + 1
                case 0x0A where depth <= 0 && !isContinued(bytes, start, index): return index
                default: break
                }
            }
            index += 1
        }
        return bytes.count
    }

    private static func behindSemicolon(_ bytes: [UInt8], _ index: Int) -> Int {
        index < bytes.count && bytes[index] == UInt8(ascii: ";") ? index + 1 : index
    }

    /// Whether the next line goes on with what stands before its end: after PowerShell's or a shell's mark, and where a
    /// request's body follows below.
    private static func isContinued(_ bytes: [UInt8], _ start: Int, _ lineEnd: Int) -> Bool {
        let before = bytes[start..<lineEnd].last { $0 != 0x20 && $0 != 0x0D }
        if before == UInt8(ascii: "`") || before == UInt8(ascii: "\\") { return true }
        guard !bytes[start..<lineEnd].contains(UInt8(ascii: "{")) else { return false }
        var rest = bytes[lineEnd...]
        while true {
            rest = rest.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
            if rest.first == UInt8(ascii: "{") { return true }
            let line = rest.prefix { $0 != 0x0A }
            guard isHeader(line) else { return false }
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
        case .delete: return Statement("remove photo of \(user);", changes: true)
        case .put, .patch, .post: return Statement("update photo of \(user) from \"photo.jpg\";", changes: true)
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

    /// A line of PowerShell.
    fileprivate var command: Statement? {
        let name = firstWord.lowercased()
        if name == "invoke-mggraphrequest" || name == "invoke-restmethod" || name == "invoke-webrequest" {
            let method = HTTPMethod(rawValue: (value(of: "-Method")?.text ?? "GET").uppercased())
            return method.flatMap { statement(for: $0, at: value(of: "-Uri")?.text ?? address) }
        }
        if name.hasSuffix("adminpeoplephotoupdatesetting") {
            switch name.prefix { $0 != "-" } {
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
            return Statement(StatementText.mailboxPolicy(policy, photos: isOn), changes: true)
        case "set-casmailbox":
            guard let user, let policy = value(of: "-OwaMailboxPolicy")?.text else { return nil }
            return Statement("mailbox policy \(WrittenName.quoted(policy)) for \(user);", changes: true)
        case "get-owamailboxpolicy", "get-casmailbox": return Statement("show mailbox policies;")
        case "set-mguserphotocontent", "set-userphoto", "update-mguserphoto":
            guard let user else { return nil }
            let file = (value(of: "-InFile") ?? value(of: "-PictureData"))?.text ?? "photo.jpg"
            return Statement("update photo of \(user) from \(WrittenName.quoted(file));", changes: true)
        case "get-mguserphoto", "get-mguserphotocontent", "get-userphoto":
            return user.map { Statement("show photo of \($0);") }
        case "remove-mguserphoto", "remove-mguserphotocontent", "remove-userphoto":
            return user.map { Statement("remove photo of \($0);", changes: true) }
        case "get-mguser": return Statement(user.map { "show user \($0);" } ?? "show users;")
        default: return nil
        }
    }
}
