/// What the cells of a published column hold.
enum ColumnKind: Sendable {
    /// Names, ids, handles, account numbers, places: never a number, however much it looks like one.
    case text
    /// An exact amount with as many decimals as are written.
    case amount
    /// A whole number.
    case count
    /// A rate or a probability.
    case number
    /// A day, or a day and a time of day (ISO 8601).
    case date
}
