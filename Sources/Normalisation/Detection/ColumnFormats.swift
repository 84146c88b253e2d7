/// How the dates and amounts of a file are written, per field.
public struct ColumnFormats: Hashable, Sendable {
    public internal(set) var dates: [String: DateFormat] = [:]
    public internal(set) var amounts: [String: AmountFormat] = [:]
    /// Per date field, the form of its first value as a pattern that `parse.date` takes (`dd.MM.yyyy`).
    public internal(set) var datePatterns: [String: String] = [:]
    /// Whether every format was given, or is the only one that reads all values profiled so far.
    ///
    /// A settled answer from the first records of a file stands for the whole column as long as every later value reads under it: each other
    /// candidate has already failed on a value. So a run may profile a prefix, normalise under the formats, and look at
    /// ``NormalisationNotes/formatFailures``: where it is 0, the answer is that of the whole column; where it is not, the whole column
    /// has to be profiled and normalised again under what that says.
    public internal(set) var isSettled = true

    func date(_ field: String) -> DateFormat { dates[field] ?? .order(.yearMonthDay) }
    func amount(_ field: String) -> AmountFormat { amounts[field] ?? .point }
}
