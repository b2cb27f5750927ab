/// How long a service may keep its caller waiting.
package enum ServicePatience {
    /// The longest `Retry-After` to wait for, in seconds, while others wait for what this task holds; beyond that, the
    /// error says how long it would have been.
    @TaskLocal package static var longestWait: Double?
}
