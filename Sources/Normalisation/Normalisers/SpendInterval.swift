internal import PipelineModel

/// How advertisement libraries write a spend: an amount, or an interval (`≤100`, `<100`, `100-199`, `100 to 199`, `≥1000000`, `>1000000`).
struct SpendInterval {
    /// The texts of the interval's ends; both nil never.
    var low: String?
    var high: String?
    /// Whether the cell is one amount rather than an interval.
    var isExact: Bool

    init(_ cell: String) {
        let text = cell.trimmingBlanks
        for (mark, isUpper) in [("≤", true), ("<=", true), ("=<", true), ("<", true), ("≥", false), (">=", false), (">", false)]
        where text.hasPrefix(mark) {
            let bound = String(text.dropFirst(mark.count)).trimmingBlanks
            self.init(low: isUpper ? nil : bound, high: isUpper ? bound : nil, isExact: false)
            return
        }
        if text.hasSuffix("+"), text.count > 1 {
            self.init(low: String(text.dropLast()).trimmingBlanks, high: nil, isExact: false)
            return
        }
        for mark in ["–", "—", "−", "…", "..", " to ", "-"] {
            guard let (left, right) = Self.halves(text, mark) else { continue }
            self.init(low: left, high: right, isExact: false)
            return
        }
        self.init(low: text, high: text, isExact: true)
    }

    private init(low: String?, high: String?, isExact: Bool) {
        self.low = low
        self.high = high
        self.isExact = isExact
    }

    /// What stands before and after `mark`, where both have a digit.
    private static func halves(_ text: String, _ mark: String) -> (String, String)? {
        let text = Array(text)
        let mark = Array(mark)
        guard text.count > mark.count,
            let place = (0...(text.count - mark.count)).first(where: { Array(text[$0..<$0 + mark.count]) == mark })
        else { return nil }
        let left = String(text[..<place]).trimmingBlanks
        let right = String(text[(place + mark.count)...]).trimmingBlanks
        let hasDigits = [left, right].allSatisfy { half in half.utf8.contains { $0.isDigit } }
        return hasDigits ? (left, right) : nil
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self
        return text.withUTF8 { $0.trimmed.text }
    }
}
