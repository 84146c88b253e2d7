/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Independent of Payola's own, as all of the truth is.
public struct WorldDay: Hashable, Comparable, Sendable {
    public var number: Int

    public init(number: Int) { self.number = number }

    /// Hinnant, "chrono-compatible low-level date algorithms": days_from_civil.
    public init(_ year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    /// `pattern` with `yyyy`, `MM` and `dd` filled in.
    public func formatted(_ pattern: String) -> String {
        let (year, month, day) = civil
        return pattern.replacing("yyyy", with: String(year)).replacing("MM", with: Self.two(month)).replacing("dd", with: Self.two(day))
    }

    public var iso: String { formatted("yyyy-MM-dd") }
    public var isWeekend: Bool { [2, 3].contains(((number % 7) + 7) % 7) }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    public static func < (left: WorldDay, right: WorldDay) -> Bool { left.number < right.number }
    public static func + (day: WorldDay, days: Int) -> WorldDay { WorldDay(number: day.number + days) }
    public static func - (left: WorldDay, right: WorldDay) -> Int { left.number - right.number }
}
