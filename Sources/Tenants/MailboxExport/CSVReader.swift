/// Reads comma-separated values as PowerShell's `Export-Csv` writes them: with or without a `#TYPE` line, UTF-8 or
/// UTF-16 by their byte-order mark, fields in quotes or bare, line feeds inside quotes.
///
/// Rows are read one by one; only the requested columns are made into strings.
package struct CSVReader {
    /// The names of the columns.
    package let header: [String]
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var position = 0
    /// The line of the next row, from 1.
    private(set) package var line = 1

    /// More than any export has.
    static let columnLimit = 4096
    static let fieldLimit = 1 << 20

    package init(_ file: [UInt8]) throws(CSVError) {
        bytes = try Self.utf8(file)
        // Windows PowerShell begins with the type of the objects, which does not matter here.
        if bytes.starts(with: Array("#TYPE".utf8)) {
            position = (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
            line = 2
        }
        delimiter = Self.delimiter(bytes[position...])
        let first = line
        var names: [String] = []
        (position, line) = try Self.row(bytes, from: position, line: line, delimiter) { _, field in
            names.append(String(decoding: field, as: UTF8.self))
        }
        guard names.contains(where: { !$0.isEmpty }) else { throw CSVError(line: first, message: "there is no header") }
        header = names
    }

    /// The index of the column with one of these names, in any case; the first name found counts.
    package func column(_ names: String...) -> Int? {
        for name in names {
            if let index = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return index }
        }
        return nil
    }

    /// Returns the fields of the next row in the given columns, empty where the row is short; nil at the end.
    package mutating func next(_ columns: [Int]) throws(CSVError) -> [String]? {
        while position < bytes.count {
            var values = [String](repeating: "", count: columns.count)
            var count = 0
            var isBlank = true
            (position, line) = try Self.row(bytes, from: position, line: line, delimiter) { index, field in
                count = index + 1
                isBlank = isBlank && field.isEmpty
                for (place, column) in columns.enumerated() where column == index {
                    values[place] = String(decoding: field, as: UTF8.self)
                }
            }
            guard count <= header.count else {
                throw CSVError(
                    line: line - 1, message: "the row has \(count) fields, and there are \(header.count) columns")
            }
            // An empty line, as at the end of many files.
            if count == 1, isBlank { continue }
            return values
        }
        return nil
    }

    /// Reads one row; returns where the next begins, and its line.
    private static func row(
        _ bytes: [UInt8], from start: Int, line: Int, _ delimiter: UInt8, _ take: (Int, [UInt8]) -> Void
    ) throws(CSVError) -> (Int, Int) {
        var (index, line, column) = (start, line, 0)
        var field: [UInt8] = []
        let first = line
        var isQuoted = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte == 0x22 {
                    if index < bytes.count, bytes[index] == 0x22 {
                        index += 1
                        field.append(byte)
                    } else {
                        isQuoted = false
                    }
                } else {
                    if byte == 0x0A { line += 1 }
                    field.append(byte)
                }
            } else if byte == 0x22, field.isEmpty {
                isQuoted = true
            } else if byte == delimiter {
                take(column, field)
                field.removeAll(keepingCapacity: true)
                column += 1
                guard column < columnLimit else { throw CSVError(line: first, message: "the row has too many fields") }
            } else if byte == 0x0A {
                if field.last == 0x0D { field.removeLast() }
                take(column, field)
                return (index, line + 1)
            } else {
                field.append(byte)
            }
            guard field.count <= fieldLimit else {
                throw CSVError(line: first, message: "a field is longer than a megabyte: a quote is not closed?")
            }
        }
        guard !isQuoted else { throw CSVError(line: first, message: "a quote is not closed") }
        if field.last == 0x0D { field.removeLast() }
        take(column, field)
        return (index, line + 1)
    }

    /// `Export-Csv -UseCulture` writes the delimiter of the culture: it is the most frequent one in the header line.
    private static func delimiter(_ rest: ArraySlice<UInt8>) -> UInt8 {
        let line = rest.prefix { $0 != 0x0A }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = candidates.map { candidate in line.count { $0 == candidate } }
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return candidates[0] }
        return candidates[index]
    }

    private static func utf8(_ file: [UInt8]) throws(CSVError) -> [UInt8] {
        if file.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(file.dropFirst(3)) }
        let isLittle = file.starts(with: [0xFF, 0xFE])
        guard isLittle || file.starts(with: [0xFE, 0xFF]) else {
            guard !file.prefix(64).contains(0) else {
                throw CSVError(line: 1, message: "this is no text: UTF-16 needs its byte-order mark")
            }
            return file
        }
        guard file.count.isMultiple(of: 2) else { throw CSVError(line: 1, message: "the UTF-16 text is cut off") }
        let units = (1..<max(1, file.count / 2)).map { unit in
            let (first, second) = (UInt16(file[unit * 2]), UInt16(file[unit * 2 + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

/// Why a file is not such a table.
package struct CSVError: Error, Sendable, Hashable {
    package let line: Int
    package let message: String
}
