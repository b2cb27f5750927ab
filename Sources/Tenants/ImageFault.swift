/// Why a file is not a photo that the service accepts: what its content is instead, whatever its name says.
package enum ImageFault: Sendable, Hashable {
    case empty
    /// Begins as an image but ends too early.
    case cutOff(Photo.Kind)
    case heic, webp, gif, page, text, other

    /// Nil for a complete JPEG or PNG.
    package init?(in bytes: [UInt8]) {
        guard !bytes.isEmpty else { self = .empty; return }
        if let kind = Photo.Kind(content: bytes) {
            guard !bytes.isWhole(kind) else { return nil }
            self = .cutOff(kind)
        } else if bytes.dropFirst(4).starts(with: "ftyp".utf8), bytes.hasBrandOfImages {
            self = .heic
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else if bytes.starts(with: "GIF8".utf8) {
            self = .gif
        } else if bytes.isText {
            self = bytes.beginsAsAPage ? .page : .text
        } else {
            self = .other
        }
    }
}

extension [UInt8] {
    /// Whether a file of boxes declares that it is an image, not a video.
    fileprivate var hasBrandOfImages: Bool {
        ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis"].contains {
            dropFirst(8).starts(with: $0.utf8)
        }
    }

    fileprivate func isWhole(_ kind: Photo.Kind) -> Bool {
        switch kind {
        case .jpeg: hasJPEGEnd
        case .png: hasPNGEnd
        case .other: true
        }
    }

    /// Whether the mark that ends an image follows its data. The data comes after segments of known lengths, one of
    /// which may hold a thumbnail with a separate end mark.
    private var hasJPEGEnd: Bool {
        var place = 2
        while place + 4 <= count, self[place] == 0xFF, self[place + 1] != 0xDA {
            place += self[place + 1] == 0xFF ? 1 : 2 + (Int(self[place + 2]) << 8 | Int(self[place + 3]))
        }
        guard place + 2 <= count, self[place] == 0xFF else { return false }
        return indices[place...].dropLast().contains { self[$0] == 0xFF && self[$0 + 1] == 0xD9 }
    }

    /// A PNG is a sequence of chunks: each has a length, a type, data of that length and a checksum. IEND is the last.
    private var hasPNGEnd: Bool {
        var place = 8
        while place + 12 <= count {
            let length = self[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            guard length <= count - place - 12 else { return false }
            if self[(place + 4)...].starts(with: "IEND".utf8) { return true }
            place += length + 12
        }
        return false
    }

    /// Whether the beginning has only bytes that occur in texts.
    fileprivate var isText: Bool {
        prefix(512).allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }
    }

    fileprivate var beginsAsAPage: Bool {
        let start = String(decoding: prefix(512), as: UTF8.self).lowercased()
        return ["<!doctype", "<html", "<head", "<body"].contains { start.contains($0) }
    }
}
