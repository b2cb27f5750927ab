import Tenants

/// A simulator that runs in this process, for tests: call `start`, use `url`, call `stop`.
package final class RunningSimulator: Sendable {
    package let simulator: GraphSimulator
    package let port: Int
    /// `http://127.0.0.1:40123`, for both sign-in and Graph: the authority is `url/common`, Graph is `url/v1.0`.
    package let url: String
    private let task: Task<Void, any Error>

    /// Returns once connections are accepted.
    package static func start(
        _ tenant: SimulatedTenant, options: GraphSimulator.Options = GraphSimulator.Options()
    ) async throws -> RunningSimulator {
        let simulator = try await GraphSimulator(tenant, options: options)
        let (ports, announcement) = AsyncThrowingStream.makeStream(of: Int.self)
        let task = Task {
            do {
                try await simulator.run { announcement.yield($0) }
                announcement.finish()
            } catch {
                announcement.finish(throwing: error)
                throw error
            }
        }
        for try await port in ports { return RunningSimulator(simulator, port: port, task: task) }
        throw CancellationError()
    }

    private init(_ simulator: GraphSimulator, port: Int, task: Task<Void, any Error>) {
        self.simulator = simulator
        self.port = port
        self.task = task
        url = simulator.address(port: port)
    }

    /// Ends all connections and returns when they have ended.
    package func stop() async {
        task.cancel()
        _ = await task.result
    }
}
