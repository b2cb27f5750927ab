import CLibEdit
import Glibc

/// The bytes typed, and the signals and requests that interrupt waiting for them.
struct Input {
    enum Event: Equatable {
        case byte(UInt8)
        case signal(Int32)
        /// The terminal went away or its input ended.
        case end
        /// Nothing came in the given time.
        case quiet
    }

    let descriptor: Int32
    /// Each signal comes as a byte with its number, each request as a zero byte.
    let pipe: Int32
    private var pending: [UInt8] = []
    /// Requests that arrived while an entry was being edited.
    var requests = 0

    init(descriptor: Int32, pipe: Int32) {
        self.descriptor = descriptor
        self.pipe = pipe
    }

    /// Returns the next event; `patience` is in milliseconds, negative means forever.
    mutating func next(patience: Int32 = -1) -> Event {
        if let byte = pending.popLast() { return .byte(byte) }
        while true {
            var waits = [
                pollfd(fd: pipe, events: Int16(POLLIN), revents: 0),
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&waits, 2, patience)
            if ready == 0 { return .quiet }
            if ready < 0 {
                if errno == EINTR { continue }
                return .end
            }
            if waits[0].revents != 0 {
                guard let byte = readByte(pipe) else { return .end }
                if byte != 0 { return .signal(received(byte)) }
                requests += 1
                continue
            }
            // One at a time, so that what follows an entry is left for the program that the entry may start.
            guard let byte = readByte(descriptor) else { return .end }
            return .byte(byte)
        }
    }

    /// Waits only for a signal or a request.
    mutating func nextOffTerminal() -> Event {
        if requests > 0 {
            requests -= 1
            return .quiet
        }
        while true {
            var wait = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            if poll(&wait, 1, -1) < 0, errno == EINTR { continue }
            guard let byte = readByte(pipe) else { return .end }
            return byte == 0 ? .quiet : .signal(received(byte))
        }
    }

    /// Returns the number of a signal. On Ctrl-C a terminal discards what was typed before it and not yet read; an
    /// interrupt from elsewhere overtakes that text, which is discarded here so that it does not run.
    private mutating func received(_ byte: UInt8) -> Int32 {
        let number = Int32(byte & ~UInt8(terminal_signal_from_process))
        if number == SIGINT, number != Int32(byte) {
            pending = []
            tcflush(descriptor, TCIFLUSH)
        }
        return number
    }

    /// Puts bytes back, to be read again next.
    mutating func unread(_ bytes: [UInt8]) { pending.append(contentsOf: bytes.reversed()) }

    /// Whether a byte waits to be read, so that drawing can wait too.
    var hasMore: Bool {
        if !pending.isEmpty { return true }
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) > 0
    }

    private func readByte(_ descriptor: Int32) -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            return nil
        }
    }

    /// Reads the rest of a UTF-8 sequence begun by `first`; what is not UTF-8 becomes the replacement character.
    mutating func scalar(begunBy first: UInt8) -> Unicode.Scalar {
        let length =
            switch first {
            case 0..<0x80: 1
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0 else { return "\u{FFFD}" }
        var bytes = [first]
        while bytes.count < length {
            guard case .byte(let byte) = next(patience: 200) else { return "\u{FFFD}" }
            guard byte & 0xC0 == 0x80 else {
                unread([byte])
                return "\u{FFFD}"
            }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }
}
