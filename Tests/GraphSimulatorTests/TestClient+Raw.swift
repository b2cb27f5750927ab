import NIOCore
import NIOPosix

extension TestClient {
    /// Opens a connection on which bytes are sent and read unchanged.
    func connection() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: running.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// Sends parts one after another and reads until the server has sent the head of an answer or ends the connection.
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
