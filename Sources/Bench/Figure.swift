struct Figure {
    enum Unit: String {
        case milliseconds = "ms"
        case microseconds = "µs"
        case megabytesPerSecond = "MB/s"
        case times = "×"
    }

    enum Bound {
        case atMost(Double)
        case atLeast(Double)
        /// Shown but not judged.
        case none
    }

    let name: String
    let measured: Double
    let unit: Unit
    let bound: Bound
    /// What to compare the value with: a peer's value, or how it was measured.
    let remark: String

    init(_ name: String, _ measured: Double, _ unit: Unit, _ bound: Bound = .none, remark: String = "") {
        self.name = name
        self.measured = measured
        self.unit = unit
        self.bound = bound
        self.remark = remark
    }

    var holds: Bool {
        switch bound {
        case .atMost(let limit): measured <= limit
        case .atLeast(let limit): measured >= limit
        case .none: true
        }
    }
}
