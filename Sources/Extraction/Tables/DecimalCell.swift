/// Writes numbers that a format holds as numbers, so that no reader of the table can take a decimal separator for a grouping one.
enum DecimalCell {
    /// `text`, digits with perhaps a point, where exactly three digits follow the point with a zero behind them: `1.234` could be one
    /// thousand, `1.2340` can't.
    static func unambiguous(_ text: String) -> String {
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")), text.utf8.distance(from: point, to: text.utf8.endIndex) == 4 else {
            return text
        }
        return text + "0"
    }
}
