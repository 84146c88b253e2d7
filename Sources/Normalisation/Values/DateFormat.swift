/// How the dates of a column are written.
public enum DateFormat: Hashable, Sendable {
    /// Detected: the order of year, month and day, with any separators, names of months, and a time or none.
    case order(DateOrder)
    /// As `parse.date` of the configuration says.
    case pattern(DatePattern)
}

/// In which order a date names its parts.
public enum DateOrder: String, Sendable, CaseIterable {
    case yearMonthDay = "year month day"
    case dayMonthYear = "day month year"
    case monthDayYear = "month day year"
}
