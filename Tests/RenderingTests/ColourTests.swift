import Testing
import Text

@testable import Rendering

@Suite struct ColourTests {
    @Test func colourFollowsTheFlagThenTheEnvironment() {
        let terminal = ["TERM": "xterm-256color"]
        #expect(ColourChoice.auto.isOn(environment: terminal, isTerminal: true))
        #expect(!ColourChoice.auto.isOn(environment: terminal, isTerminal: false))
        #expect(!ColourChoice.auto.isOn(environment: ["TERM": "dumb"], isTerminal: true))
        #expect(!ColourChoice.auto.isOn(environment: [:], isTerminal: true))
        #expect(!ColourChoice.auto.isOn(environment: ["TERM": "xterm", "NO_COLOR": "1"], isTerminal: true))
        #expect(ColourChoice.auto.isOn(environment: ["TERM": "xterm", "NO_COLOR": ""], isTerminal: true))
        #expect(ColourChoice.auto.isOn(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false))
        #expect(!ColourChoice.auto.isOn(environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], isTerminal: true))
        #expect(ColourChoice.always.isOn(environment: ["NO_COLOR": "1"], isTerminal: false))
        #expect(!ColourChoice.never.isOn(environment: ["CLICOLOR_FORCE": "1"], isTerminal: true))
    }

    @Test func paletteLeavesPlainTextAlone() {
        for style in Style.allCases {
            #expect(Palette.plain.paint("x", style) == "x")
            #expect(Palette(isOn: true).paint("x", style).hasPrefix("\u{1B}["))
            #expect(Palette(isOn: true).paint("x", style).hasSuffix("x\u{1B}[0m"))
        }
    }
}
