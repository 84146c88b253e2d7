internal import PipelineModel

extension DateShape {
    /// The moment under `order`, or nil where the cell cannot be read so.
    func moment(_ order: DateOrder, in bytes: Bytes) -> Moment? {
        if let fixed { return order == .yearMonthDay ? fixed : nil }
        guard let (year, month, day) = arranged(order, in: bytes), month.isName || month.digits <= 2, !day.isName, day.digits <= 2,
            !year.isName
        else { return nil }
        guard year.digits == 4 || year.digits == 2 else { return nil }
        let full = year.digits == 4 ? year.value : Self.century(year.value)
        return Day(year: full, month: month.value, day: day.value).map { Moment(day: $0, second: second) }
    }

    /// Two digits: 00 to 69 are of this century, 70 to 99 of the last (POSIX `strptime` draws the line at 69).
    static func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }

    /// Year, month, day. A month's name settles the order by itself: `26-Sep-13` is day, month, year.
    private func arranged(_ order: DateOrder, in bytes: Bytes) -> (year: Part, month: Part, day: Part)? {
        let (a, b, c) = parts
        if b.isName { return a.digits == 4 ? (a, b, c) : (c, b, a) }
        if a.isName { return (c, a, b) }
        if c.isName { return nil }
        switch order {
        case .yearMonthDay:
            // Two digits for the year in front are believed only between dashes; `yy.MM.dd` has to be given as a pattern.
            guard a.digits == 4 || (a.digits == 2 && c.digits == 2 && b.digits == 2 && bytes[separators.0.lowerBound] == 0x2D) else {
                return nil
            }
            return (a, b, c)
        case .dayMonthYear: return a.digits <= 2 ? (c, b, a) : nil
        case .monthDayYear: return a.digits <= 2 ? (c, a, b) : nil
        }
    }

    /// The cell's form as a pattern for `parse.date`.
    func pattern(_ order: DateOrder, in bytes: Bytes) -> String {
        guard fixed == nil else { return second >= 0 ? "yyyyMMddHHmmss" : "yyyyMMdd" }
        let (a, b, c) = parts
        let one = bytes.slice(separators.0).text
        let two = bytes.slice(separators.1).text
        let letters: (String, String, String)
        if b.isName {
            letters = a.digits == 4 ? ("y", "M", "d") : ("d", "M", "y")
        } else if a.isName {
            letters = ("M", "d", "y")
        } else {
            switch order {
            case .yearMonthDay: letters = ("y", "M", "d")
            case .dayMonthYear: letters = ("d", "M", "y")
            case .monthDayYear: letters = ("M", "d", "y")
            }
        }
        func field(_ letter: String, _ part: Part) -> String {
            if letter == "y" { return part.digits == 4 ? "yyyy" : "yy" }
            if part.isName { return "MMM" }
            return part.digits == 2 ? letter + letter : letter
        }
        return field(letters.0, a) + one + field(letters.1, b) + two + field(letters.2, c)
    }
}
