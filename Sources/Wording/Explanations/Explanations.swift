import PhotoLanguage
import Text

/// The explanation pages, built on first use because most runs need none.
package enum Explanations {
    /// All pages, by family.
    package static let pages: [ExplanationPage] = [
        reasonsAccountPages,
        reasonsPermissionsPages,
        reasonsControlPages,
        findingsErrorsPages,
        findingsGuardsPages,
        findingsExcludedPages,
        findingsClientsPages,
        findingsNotesPages,
        pastedPhotosPages,
        pastedSignInPages,
        pastedErrorsPages,
        pastedStatusPages,
        languageNamesPages,
        languageValuesPages,
        languageFilesPages,
        languageClaimsPages,
        languageRunningPages,
        livePages,
        servicePages,
        signInPages,
        conceptsPages,
        filesPages,
        promptPages,
        syntaxPages,
        characterPages,
        checkPages,
    ].flatMap { $0 }

    /// Returns the page on a code, in any letter case, by its code or another name; or on the error named in a longer
    /// text, such as the body of a refused request.
    package static func page(for query: String) -> ExplanationPage? {
        let wanted = normalised(query)
        guard !wanted.isEmpty else { return nil }
        if let page = pages.first(where: { normalised($0.code) == wanted }) { return page }
        if let page = pages.first(where: { $0.aliases.contains { normalised($0) == wanted } }) { return page }
        if let page = pageOfPastedError(in: query) { return page }
        return pageNamed(in: wanted)
    }

    /// Returns what there is to say about a code or a text from elsewhere: its page, with the request id for an error's
    /// body; or the statements for a request or a line of PowerShell; else nil.
    package static func answer(to query: String) -> String? {
        if let page = page(for: query) {
            return page.text + (requestID(in: query).map { "\nThe service knows the request as \($0).\n" } ?? "")
        }
        return pasted(query).map { "In the photo language this is written:\n\n    \($0.statements)\n" }
    }

    /// Returns the answer, or what resembles the code.
    package static func text(for code: String) -> String {
        if let answer = answer(to: code) { return answer }
        let near = suggestions(for: code)
        let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
        return "There is no page on `\(code)`\(hint)\n"
    }

    /// Returns codes that resemble the query, the nearest first, at most five.
    package static func suggestions(for query: String) -> [String] {
        let wanted = normalised(query)
        guard !wanted.isEmpty, wanted.utf8.count <= 80 else { return [] }
        var found: [(distance: Int, code: String)] = []
        for page in pages {
            let names = ([page.code] + page.aliases).map(normalised)
            let near = names.compactMap { EditDistance.between($0, wanted, atMost: 2) }.min()
            let contains = wanted.utf8.count >= 3 && names.contains { $0.contains(wanted) }
            if let distance = near ?? (contains ? 3 : nil) { found.append((distance, page.code)) }
        }
        return found.sorted { ($0.distance, $0.code) < ($1.distance, $1.code) }.prefix(5).map(\.code)
    }
}
