import Rendering

enum FigureTable {
    static func text(_ figures: [Figure]) -> String {
        var table = Table([
            .init("figure", .left), .init("measured", .right), .init("bound", .right), .init("", .left),
            .init("beside it", .left),
        ])
        for figure in figures {
            table.add(figure.name, value(figure), bound(figure), verdict(figure), figure.remark)
        }
        let over = figures.count { !$0.holds }
        let end = over == 0 ? "Every bound holds." : "\(over) over the bound."
        return table.text() + "Each value is the best of several runs, a peer's in the same run. \(end)\n"
    }

    private static func value(_ figure: Figure) -> String { "\(decimal(figure.measured)) \(figure.unit.rawValue)" }

    private static func bound(_ figure: Figure) -> String {
        switch figure.bound {
        case .atMost(let limit): "≤ \(decimal(limit)) \(figure.unit.rawValue)"
        case .atLeast(let limit): "≥ \(decimal(limit)) \(figure.unit.rawValue)"
        case .none: ""
        }
    }

    private static func verdict(_ figure: Figure) -> String {
        if case .none = figure.bound { return "" }
        return figure.holds ? "ok" : "over"
    }

    /// Formats a value with about three significant digits.
    static func decimal(_ value: Double) -> String {
        let digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        var text = String((value * scale).rounded() / scale)
        while text.contains("."), text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
