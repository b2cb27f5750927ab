import NIOCore
import NIOPosix

extension TestClient {
    /// A connection on which bytes are sent and read as they are.
    func connection() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: running.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// Sends parts one after the other and reads until the server has sent the head of an answer, or until it ends the
    /// connection.
    func raw(_ parts: [String], untilClosed isWholeRead: Bool = false) async throws -> String {
        try await connection().executeThenClose { inbound, outbound in
            for part in parts { try await outbound.write(ByteBuffer(string: part)) }
            var text = ""
            for try await buffer in inbound {
                text += String(decoding: buffer.readableBytesView, as: UTF8.self)
                if !isWholeRead, text.contains("\r\n\r\n") { break }
            }
            return text
        }
    }
}
