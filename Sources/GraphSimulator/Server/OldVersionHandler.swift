import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Ends an HTTP/1.0 connection after its answer, whatever the request asks for, and adds the host, which such a request
/// may omit.
final class OldVersionHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), (head.version.major, head.version.minor) < (1, 1) else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        if !head.headers.contains(name: "Host"), let address = context.channel.localAddress {
            head.headers.add(name: "Host", value: "\(address.ipAddress ?? "localhost"):\(address.port ?? 80)")
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}

/// Inserts the handler before the codec that drops the version, if there is one: HTTP/2 has none.
final class OldVersionPlacer: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        if let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) {
            try? pipeline.addHandler(OldVersionHandler(), position: .before(codec))
        }
        pipeline.removeHandler(self, promise: nil)
    }
}
