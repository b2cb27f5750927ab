/// A row of a table of answers. Equal rows for several accounts of a population are merged, with the names of all.
struct OracleRow: Hashable, CustomStringConvertible {
    /// Nil for any account of a population.
    let actor: String?
    let target: String
    let cells: [String: OracleAnswer]

    var name: String { "\(actor ?? "one"), \(target)" }

    /// Returns the cells in which another row of the same kind differs.
    func differences(from other: OracleRow) -> [String] {
        guard name == other.name else { return ["\(self)", "\(other)"] }
        return Set(cells.keys).union(other.cells.keys).sorted().filter { cells[$0] != other.cells[$0] }.map {
            "\($0): \(cells[$0]?.description ?? "none"), but \(other.cells[$0]?.description ?? "none")"
        }
    }

    var description: String {
        let answers = cells.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return "\(name): \(answers.joined(separator: "; "))"
    }
}
