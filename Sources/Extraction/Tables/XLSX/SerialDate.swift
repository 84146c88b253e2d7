internal import PipelineModel

/// A number of days, as spreadsheets keep dates, as ISO 8601.
enum SerialDate {
    private static let last = 2_958_465

    /// `yyyy-MM-dd`, with ` HH:mm:ss` where the number has a fraction; nil where it is no day that a spreadsheet shows.
    ///
    /// In the 1900 system day 1 is 1900-01-01 and day 60 the 29th of February 1900, which never was: Lotus 1-2-3 took 1900 for a leap
    /// year, and Excel follows. That day is written as it stands, so that it is refused as a date. In the 1904 system day 0 is 1904-01-01.
    static func text(_ number: ExactDecimal, is1904: Bool) -> String? {
        guard !number.isNegative, var (days, seconds) = parts(number), days <= last else { return nil }
        if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
        let time = seconds == 0 && !hasFraction(number) ? "" : " " + clock(seconds)
        if is1904 { return Day(year: 1904, month: 1, day: 1).map { ($0 + days).iso + time } }
        guard days >= 1 else { return nil }
        if days == 60 { return "1900-02-29" + time }
        return Day(year: 1899, month: 12, day: 31).map { ($0 + (days < 60 ? days : days - 1)).iso + time }
    }

    /// `HH:mm:ss` of a part of a day; nil from a whole day on.
    static func timeOfDay(_ number: ExactDecimal) -> String? {
        guard !number.isNegative, let (days, seconds) = parts(number), days == 0, seconds < 86_400 else { return nil }
        return clock(seconds)
    }

    private static func hasFraction(_ number: ExactDecimal) -> Bool { number.reduced.scale > 0 }

    /// Whole days, and the seconds of the rest, rounded half up.
    private static func parts(_ number: ExactDecimal) -> (days: Int, seconds: Int)? {
        let unit = ExactDecimal.powerOfTen(Int(number.scale))
        let (days, rest) = Int128(number.mantissa).quotientAndRemainder(dividingBy: unit)
        guard let whole = Int(exactly: days) else { return nil }
        return (whole, Int((rest * 86_400 * 2 + unit) / (unit * 2)))
    }

    private static func clock(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }
}
