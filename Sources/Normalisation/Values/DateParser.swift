public import PipelineModel

/// Reads days and moments under a column's ``DateFormat``. Times are kept as written; zones are not converted.
public struct DateParser: Sendable {
    public var format: DateFormat
    /// Whether ten digits are Unix seconds and thirteen milliseconds, as platforms write when something was posted.
    public var allowsEpoch: Bool

    public init(format: DateFormat, allowsEpoch: Bool = false) {
        self.format = format
        self.allowsEpoch = allowsEpoch
    }

    /// Reads a cell of UTF-8.
    public func read(_ bytes: Bytes) throws(ValueFault) -> Moment {
        if case .order(let order) = format, let day = Self.plain(bytes, order) { return Moment(day: day) }
        let trimmed = bytes.trimmed
        guard !trimmed.isEmpty else { throw ValueFault("the date is missing") }
        switch format {
        case .order(let order):
            guard let moment = DateShape(trimmed, allowsEpoch: allowsEpoch)?.moment(order, in: trimmed) else {
                throw ValueFault(
                    "it is no date that the column's form (\(order.rawValue)) reads; write it like 2024-11-04, or set parse.date")
            }
            return moment
        case .pattern(let pattern):
            guard let moment = pattern.moment(trimmed) else {
                throw ValueFault("it is no date of the form \(pattern.text) that parse.date gives")
            }
            return moment
        }
    }

    /// The two forms that most ledgers use: `2024-11-04`, and `04.11.2024` with `.`, `/` or `-`.
    @inline(__always)
    static func plain(_ bytes: Bytes, _ order: DateOrder) -> Day? {
        guard bytes.count == 10 else { return nil }
        switch order {
        case .yearMonthDay:
            guard bytes[4] == 0x2D, bytes[7] == 0x2D, let year = pair(bytes, 0), let rest = pair(bytes, 2), let month = pair(bytes, 5),
                let day = pair(bytes, 8)
            else { return nil }
            return Day(year: year * 100 + rest, month: month, day: day)
        case .dayMonthYear, .monthDayYear:
            let separator = bytes[2]
            guard separator == bytes[5], separator >= 0x2D, separator <= 0x2F, let first = pair(bytes, 0), let second = pair(bytes, 3),
                let year = pair(bytes, 6), let rest = pair(bytes, 8)
            else { return nil }
            let isDayFirst = order == .dayMonthYear
            return Day(year: year * 100 + rest, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
        }
    }

    @inline(__always)
    private static func pair(_ bytes: Bytes, _ index: Int) -> Int? {
        let (tens, ones) = (bytes[index] &- 0x30, bytes[index + 1] &- 0x30)
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }
}
