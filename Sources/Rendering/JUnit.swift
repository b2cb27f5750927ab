/// A JUnit report: what continuous-integration servers show as tests.
package struct JUnitSuite: Sendable, Hashable {
    package var name: String
    package var cases: [JUnitCase]

    package init(name: String, cases: [JUnitCase] = []) {
        self.name = name
        self.cases = cases
    }
}

/// One test of a JUnit report. It has no duration, so equal runs give equal documents.
package struct JUnitCase: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case passed
        /// `message` is one line, `text` the whole explanation.
        case failed(message: String, text: String)
        case skipped(reason: String)
    }

    package var name: String
    package var classname: String
    /// The place of the test; without a line when it is about a whole file.
    package var file: String?
    package var line: Int?
    package var outcome: Outcome

    package init(
        name: String, classname: String, file: String? = nil, line: Int? = nil, outcome: Outcome = .passed
    ) {
        self.name = name
        self.classname = classname
        self.file = file
        self.line = line
        self.outcome = outcome
    }
}

extension JUnitSuite {
    /// Returns the whole document, with a line feed at its end.
    package static func document(_ suites: [JUnitSuite]) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites\(counts(suites.flatMap(\.cases)))>\n"
        for suite in suites {
            text += "  <testsuite name=\"\(XML.attribute(suite.name))\"\(counts(suite.cases))>\n"
            for test in suite.cases { test.write(to: &text) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func counts(_ cases: [JUnitCase]) -> String {
        var failures = 0
        var skipped = 0
        for test in cases {
            switch test.outcome {
            case .passed: break
            case .failed: failures += 1
            case .skipped: skipped += 1
            }
        }
        return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    }
}

extension JUnitCase {
    fileprivate func write(to text: inout String) {
        text += "    <testcase name=\"\(XML.attribute(name))\" classname=\"\(XML.attribute(classname))\""
        if let file { text += " file=\"\(XML.attribute(file))\"" }
        if let line { text += " line=\"\(line)\"" }
        switch outcome {
        case .passed: text += "/>\n"
        case .failed(let message, let detail):
            text += ">\n      <failure message=\"\(XML.attribute(message))\">\(XML.content(detail))</failure>\n"
            text += "    </testcase>\n"
        case .skipped(let reason):
            text += ">\n      <skipped message=\"\(XML.attribute(reason))\"/>\n    </testcase>\n"
        }
    }
}
