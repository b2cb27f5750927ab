import HummingbirdCore
import Logging
import NIOCore

/// Serves each connection on the thread that reads and writes it: handing every request to another thread and back
/// would cost as much as answering it.
struct OnItsLoop<Connections: ServerChildChannel>: ServerChildChannel {
    let connections: Connections

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connections.Value> {
        connections.setup(channel: channel, logger: logger)
    }

    func handle(value: Connections.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(loop: value.channel.eventLoop)) {
            await connections.handle(value: value, logger: logger)
        }
    }
}

private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
