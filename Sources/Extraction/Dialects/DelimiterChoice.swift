internal import Glibc

/// Chooses the delimiter under which a drop's rows are most alike.
enum DelimiterChoice {
    /// In order of preference where nothing else tells: a comma is the one that also stands in amounts and sentences.
    static let candidates: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]

    /// The best of the delimiters, each with the rows that it gives; a comma where none cuts any row.
    static func best(of candidates: [(delimiter: UInt8, rows: [HeadSampler.Row])], quote: UInt8) -> UInt8 {
        let comma = UInt8(ascii: ",")
        var fits = candidates.map { (delimiter: $0.delimiter, fit: Fit($0.rows, quote: quote)) }.filter { $0.fit.columns > 1 }
        let others = fits.filter { $0.delimiter != comma }.map(\.fit.rows).max() ?? 0
        // A comma between digits is part of an amount where another delimiter cuts the rows as well.
        if let index = fits.firstIndex(where: { $0.delimiter == comma }), fits[index].fit.splitsNumbers, others * 2 >= fits[index].fit.rows
        {
            fits.remove(at: index)
        }
        return fits.enumerated().max { ($0.element.fit.score, -$0.offset) < ($1.element.fit.score, -$1.offset) }?.element.delimiter ?? comma
    }

    /// How alike the rows are.
    private struct Fit {
        /// Fields of most rows.
        var columns = 0
        /// Rows with that many.
        var rows = 0
        var score = 0.0
        /// Whether most of its cuts stand between two digits.
        var splitsNumbers = false

        init(_ sample: [HeadSampler.Row], quote: UInt8) {
            let filled = sample.filter { row in row.cells.contains { !$0.isEmpty } }
            var counts: [Int: Int] = [:]
            for row in filled { counts[row.cells.count, default: 0] += 1 }
            // A row that no delimiter cuts says nothing for this one: take the most frequent of the others, the wider of two equals.
            let cut = counts.filter { $0.key > 1 }
            guard let best = cut.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
            (columns, rows) = best
            let first = filled.firstIndex { $0.cells.count == columns } ?? 0
            let consistency = Double(rows) / Double(filled.count - first)
            // A cell with one quote of a pair was cut inside quotes.
            let broken = filled.count { row in
                row.cells.count == columns && row.cells.contains { cell in cell.utf8.count { $0 == quote } & 1 == 1 }
            }
            let soundness = 1 - Double(broken) / Double(rows)
            score = Double(rows) * consistency * consistency * soundness * log2(Double(columns))
            var cuts = 0
            var between = 0
            for row in filled where row.cells.count == columns {
                for (left, right) in zip(row.cells, row.cells.dropFirst()) {
                    cuts += 1
                    if left.utf8.last.map(isDigit) == true, right.utf8.first.map(isDigit) == true { between += 1 }
                }
            }
            splitsNumbers = between * 2 > cuts
        }

        private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    }
}
