/// A second reader of CSV (RFC 4180), so that the program is not checked by itself.
enum CSVText {
    static func rows(_ text: String, delimiter: Character = ",") -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        let delimiter = delimiter.unicodeScalars.first ?? ","
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
        while let scalar = scalars.popFirst() {
            if isQuoted {
                guard scalar == "\"" else {
                    cell.append(scalar)
                    continue
                }
                if scalars.first == "\"" { cell.append(scalars.removeFirst()) } else { isQuoted = false }
            } else if scalar == "\"", cell.isEmpty {
                isQuoted = true
            } else if scalar == delimiter {
                row.append(String(cell))
                cell = .init()
            } else if scalar == "\n" {
                rows.append(row + [String(cell)])
                row = []
                cell = .init()
            } else {
                cell.append(scalar)
            }
        }
        if !row.isEmpty || !cell.isEmpty { rows.append(row + [String(cell)]) }
        return rows
    }

    /// The rows by the header's names.
    static func table(_ text: String, delimiter: Character = ",") -> [[String: String]] {
        let rows = rows(text, delimiter: delimiter)
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }

    static func quoted(_ cell: String) -> String { "\"" + cell.replacing("\"", with: "\"\"") + "\"" }
}
