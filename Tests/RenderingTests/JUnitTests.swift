import Testing

@testable import Rendering

@Suite struct JUnitTests {
    @Test func documentCountsAndEscapes() {
        let suite = JUnitSuite(
            name: "lock.photo",
            cases: [
                JUnitCase(name: "expectations", classname: "lock"),
                JUnitCase(
                    name: "a \"<b>\"", classname: "lock",
                    outcome: .failed(message: "x & y\nz", text: "line 1\nline 2 \u{1B}[31m \u{FFFF}")),
                JUnitCase(name: "c", classname: "lock", outcome: .skipped(reason: "level closed")),
            ])
        #expect(
            JUnitSuite.document([suite]) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites tests="3" failures="1" errors="0" skipped="1">
                  <testsuite name="lock.photo" tests="3" failures="1" errors="0" skipped="1">
                    <testcase name="expectations" classname="lock"/>
                    <testcase name="a &quot;&lt;b&gt;&quot;" classname="lock">
                      <failure message="x &amp; y&#10;z">line 1
                line 2 \\u{1b}[31m \\u{ffff}</failure>
                    </testcase>
                    <testcase name="c" classname="lock">
                      <skipped message="level closed"/>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }
}
