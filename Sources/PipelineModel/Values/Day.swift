/// A day of the proleptic Gregorian calendar (ISO 8601), without a time or a zone.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public var number: Int32

    @inlinable
    public init(number: Int32) { self.number = number }

    /// The day with these numbers, or nil where the calendar has none (2023-02-29) or the year is outside of 1…9999.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`).
    @inlinable
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// A day written `yyyy-MM-dd`.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month (1…12) and day (1…31); Hinnant's `civil_from_days`.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// `yyyy-MM-dd`.
    public var iso: String {
        let (year, month, day) = civil
        guard (0...9999).contains(year) else { return year.padded(to: 4) + "-" + month.padded(to: 2) + "-" + day.padded(to: 2) }
        return String(unsafeUninitializedCapacity: 10) { text in
            text.write(year, at: 0..<4)
            text[4] = UInt8(ascii: "-")
            text.write(month, at: 5..<7)
            text[7] = UInt8(ascii: "-")
            text.write(day, at: 8..<10)
            return 10
        }
    }

    @inlinable public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    @inlinable public static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
    @inlinable public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }
    @inlinable public static func - (day: Day, days: Int) -> Day { Day(number: day.number - Int32(days)) }

    @inlinable
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the last digits of a number that is not negative.
    func write(_ number: Int, at places: Range<Int>) {
        var rest = number
        for place in places.reversed() {
            self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension Int {
    /// The decimal digits, with zeros in front up to `width` digits.
    public func padded(to width: Int) -> String {
        let digits = String(self)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
