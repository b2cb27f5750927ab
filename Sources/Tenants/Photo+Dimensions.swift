extension Photo {
    /// Width and height in pixels.
    package struct Dimensions: Sendable, Hashable {
        package let width: Int
        package let height: Int
    }

    /// What the image's own header says; nil when the header is cut off or damaged.
    package var dimensions: Dimensions? {
        switch kind {
        case .png: pngDimensions
        case .jpeg: jpegDimensions
        case .other: nil
        }
    }

    /// The first chunk of a PNG is IHDR, which begins with width and height.
    private var pngDimensions: Dimensions? {
        guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
        return Dimensions(
            width: number(at: 16) << 16 | number(at: 18), height: number(at: 20) << 16 | number(at: 22))
    }

    /// A JPEG is a sequence of segments; those that start a frame hold height and width.
    private var jpegDimensions: Dimensions? {
        var place = 2
        while place + 9 <= bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
            } else if Self.startsFrame(marker) {
                return Dimensions(width: number(at: place + 7), height: number(at: place + 5))
            } else {
                place += 2 + number(at: place + 2)
            }
        }
        return nil
    }

    /// C0…CF except those that define tables: C4, C8 and CC.
    private static func startsFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }

    /// Reads two bytes, the more significant one first.
    private func number(at place: Int) -> Int { Int(bytes[place]) << 8 | Int(bytes[place + 1]) }
}
