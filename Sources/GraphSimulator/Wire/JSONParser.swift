/// Reads JSON strictly by RFC 8259: libraries accept trailing commas and duplicate members, which Graph refuses.
struct JSONParser {
    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    private static let depthLimit = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads one value with whitespace around it.
    mutating func whole() throws(GraphError) -> ReadJSON {
        // A byte-order mark is skipped, as Graph does.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        let value = try value()
        skipBlanks()
        guard place == bytes.count else { throw Self.malformed }
        return value
    }

    private static let malformed = GraphError.badRequest(
        "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."
    )

    private mutating func value() throws(GraphError) -> ReadJSON {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try nested { parser throws(GraphError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(GraphError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(GraphError) -> ReadJSON
    ) throws(GraphError) -> ReadJSON {
        depth += 1
        guard depth <= Self.depthLimit else { throw .badRequest("The request body is nested too deeply.") }
        defer { depth -= 1 }
        place += 1
        return try read(&self)
    }

    private mutating func object() throws(GraphError) -> ReadJSON {
        var members: [String: ReadJSON] = [:]
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            let name = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw Self.malformed }
            guard members.updateValue(try value(), forKey: name) == nil else {
                throw .badRequest("The property '\(name)' stands twice in the request body.")
            }
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw Self.malformed }
        return .object(members)
    }

    private mutating func array() throws(GraphError) -> ReadJSON {
        var elements: [ReadJSON] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try value())
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw Self.malformed }
        return .array(elements)
    }

    private mutating func word(_ text: StaticString, _ value: ReadJSON) throws(GraphError) -> ReadJSON {
        for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
            guard take(byte) else { throw Self.malformed }
        }
        return value
    }

    private mutating func number() throws(GraphError) -> Double {
        let start = place
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)), number.isFinite else {
            throw Self.malformed
        }
        return number
    }

    private mutating func digits() throws(GraphError) {
        let start = place
        while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { place += 1 }
        guard place > start else { throw Self.malformed }
    }

    // MARK: Strings

    private mutating func string() throws(GraphError) -> String {
        guard take(UInt8(ascii: "\"")) else { throw Self.malformed }
        let start = place
        while let next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"), next >= 0x20 { place += 1 }
        var text = Array(bytes[start..<place])
        while !take(UInt8(ascii: "\"")) {
            guard let next, next >= 0x20 else { throw Self.malformed }
            place += 1
            if next == UInt8(ascii: "\\") { text += try escaped() } else { text.append(next) }
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw Self.malformed }
        return string
    }

    private mutating func escaped() throws(GraphError) -> [UInt8] {
        guard let letter = next else { throw Self.malformed }
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw Self.malformed
        }
    }

    /// Reads one scalar, from one escape or from a surrogate pair.
    private mutating func scalar() throws(GraphError) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw Self.malformed
        }
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw Self.malformed }
        return scalar
    }

    private mutating func unit() throws(GraphError) -> UInt32 {
        guard place + 4 <= bytes.count else { throw Self.malformed }
        var unit: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw Self.malformed }
            unit = unit << 4 | UInt32(digit)
        }
        place += 4
        return unit
    }

    // MARK: Bytes

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipBlanks() {
        while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { place += 1 }
    }
}
