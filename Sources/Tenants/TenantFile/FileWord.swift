import FoundationEssentials
import PhotoPolicy

/// A value that tenant files write as a string.
protocol FileWord {
    init?(fileWord: String)
    /// What is expected, for the message about anything else.
    static var expectation: String { get }
    /// The possible words, when they are few.
    static var words: [String] { get }
}

extension FileWord {
    static var words: [String] { [] }
}

extension FileWord {
    /// Reads the value of a string, whose path an error names.
    init(fileWord text: String, at path: @autoclosure () -> String) throws {
        guard let value = Self(fileWord: text) else {
            throw TenantFileError(
                path: path(), message: "expected \(Self.expectation)", help: didYouMean(text, Self.words))
        }
        self = value
    }
}

extension GUID: FileWord {
    init?(fileWord: String) { self.init(fileWord) }
    static var expectation: String { "a GUID" }
}

extension Instant: FileWord {
    init?(fileWord: String) { self.init(fileWord) }
    static var expectation: String { "a time such as \"2024-09-05T09:00:00Z\"" }
}

extension TimeSpan: FileWord {
    init?(fileWord: String) {
        guard let span = TimeSpan(fileWord), span <= ServiceState.Delays.usual else { return nil }
        self = span
    }
    static var expectation: String { "a duration of at most 24 hours such as \"30m\"" }
}

extension Scope: FileWord {
    init?(fileWord: String) {
        guard let scope = Scope.named(fileWord) else { return nil }
        self = scope
    }
    static var expectation: String { "a scope: \(words.joined(separator: ", "))" }
    static var words: [String] { allCases.map(\.word) }
}

extension Client: FileWord {
    init?(fileWord: String) {
        guard let client = Client.named(fileWord) else { return nil }
        self = client
    }
    static var expectation: String { "a client: \(words.joined(separator: ", "))" }
    static var words: [String] { allCases.map(\.word) }
}

extension ServiceProfile.Name: FileWord {
    init?(fileWord: String) { self.init(rawValue: fileWord) }
    static var expectation: String { words.map { "\"\($0)\"" }.joined(separator: " or ") }
    static var words: [String] { allCases.map(\.rawValue) }
}

extension GuestAccess: FileWord {
    init?(fileWord: String) { self.init(rawValue: fileWord) }
    static var expectation: String { "\"members\", \"limited\" or \"restricted\"" }
    static var words: [String] { allCases.map(\.rawValue) }
}

extension PhotoUpdateSettings.Source: FileWord {
    init?(fileWord: String) {
        guard Self.words.contains(fileWord) else { return nil }
        self.init(rawValue: fileWord)
    }
    static var expectation: String { "\"cloud\", \"onPremises\" or null" }
    static var words: [String] { ["cloud", "onPremises"] }
}

extension Photo: FileWord {
    init?(fileWord: String) {
        guard let data = Data(base64Encoded: fileWord) else { return nil }
        self.init(bytes: Array(data))
    }
    static var expectation: String { "a JPEG or PNG of at most 4 MB in base64" }
}
