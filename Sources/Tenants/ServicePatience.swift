/// How long a service may keep its caller waiting.
package enum ServicePatience {
    /// While others wait for what this task holds, the service's `Retry-After` is not waited for beyond so many seconds:
    /// the error says how long it would have been.
    @TaskLocal package static var longestWait: Double?
}
