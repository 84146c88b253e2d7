import PipelineModel

/// A table for the terminal: columns as wide as their widest cell.
struct TextTableLayout {
    enum Alignment { case left, right }

    private let columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    init(_ columns: [(String, Alignment)]) { self.columns = columns.map { (title: $0.0, alignment: $0.1) } }

    mutating func add(_ cells: [String]) { rows.append(cells.map(\.singleLineCell)) }

    var text: String {
        let widths = columns.indices.map { column in max(columns[column].title.count, rows.map { $0[column].count }.max() ?? 0) }
        let lines = ([columns.map(\.title)] + rows).map { cells in
            cells.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - cells[column].count)
                return columns[column].alignment == .left ? cells[column] + padding : padding + cells[column]
            }.joined(separator: "  ").trimmingTrailingBlanks
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension String {
    fileprivate var singleLineCell: String { singleLine }

    var trimmingTrailingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
