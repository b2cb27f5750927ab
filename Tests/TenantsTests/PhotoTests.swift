import Testing

@testable import Tenants

@Suite struct PhotoTests {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 2, 0x88, 0, 1, 0, 3]
    /// An APP0 segment, a fill byte, then a frame of 240 by 320.
    static let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0x40, 0, 0xF0, 3, 1,
    ]

    @Test func dimensionsAreThoseOfTheHeader() throws {
        #expect(try #require(Photo(bytes: Self.png)).dimensions == Photo.Dimensions(width: 648, height: 65_539))
        #expect(try #require(Photo(bytes: Self.jpeg)).dimensions == Photo.Dimensions(width: 240, height: 320))
    }

    @Test func aHeaderCutOffHasNoDimensionsAndNoTrap() {
        for whole in [Self.png, Self.jpeg] {
            for count in 8..<18 { #expect(Photo(bytes: Array(whole[..<count]))?.dimensions == nil, "\(count)") }
        }
        #expect(Photo(bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0])?.dimensions == nil)
    }

    @Test func theEntityTagTellsBytesApart() throws {
        let tags = try [Self.png, Self.png + [0], Self.jpeg].map { try #require(Photo(bytes: $0)).entityTag }
        #expect(Set(tags).count == 3)
        #expect(tags.allSatisfy { $0.utf8.count == 16 })
        #expect(Photo(bytes: Self.png)?.entityTag == tags[0])
    }

    @Test func contentDecidesAndSizeIsBounded() {
        #expect(Photo(bytes: Array("GIF89a".utf8)) == nil)
        let largest = Self.png + [UInt8](repeating: 0, count: Photo.sizeLimit - Self.png.count)
        #expect(Photo(bytes: largest) != nil)
        #expect(Photo(bytes: largest + [0]) == nil)
    }
}
