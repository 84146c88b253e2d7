internal import PipelineModel

/// What stands in a date cell, before anything is said about the order of its parts.
struct DateShape {
    /// A number of some digits, or the name of a month.
    struct Part {
        var value = 0
        /// 0 for a month's name.
        var digits = 0
        var isName: Bool { digits == 0 }
    }

    var parts = (Part(), Part(), Part())
    var separators = (0..<0, 0..<0)
    var second: Int32 = -1
    /// A moment that needs no order: digits only.
    var fixed: Moment?

    /// Reads `bytes`, whose blanks are trimmed; nil where they are no date.
    init?(_ bytes: Bytes, allowsEpoch: Bool) {
        guard bytes.count >= 6, bytes.count <= 64 else { return nil }
        self.init()
        var cursor = Cursor(bytes)
        if !bytes[0].isDigit {
            // A weekday in front; `mar` is also a month, so what does not read as a date is tried again without its first word.
            if read(&cursor, allowsEpoch: false) { return }
            cursor = Cursor(bytes)
            guard MonthNames.isWeekday(cursor.word()) else { return nil }
            _ = cursor.take(0x2E)
            _ = cursor.take(0x2C)
            cursor.skipBlanks()
            guard cursor.peek.isDigit || cursor.peek.isLetter else { return nil }
            self = DateShape()
        }
        guard read(&cursor, allowsEpoch: allowsEpoch) else { return nil }
    }

    private init() {}

    private mutating func read(_ cursor: inout Cursor, allowsEpoch: Bool) -> Bool {
        if cursor.peek.isDigit, readDigitsOnly(&cursor, allowsEpoch: allowsEpoch) { return true }
        guard let first = Self.part(&cursor), let one = Self.separator(&cursor), let second = Self.part(&cursor),
            let two = Self.separator(&cursor), let third = Self.part(&cursor)
        else { return false }
        parts = (first, second, third)
        separators = (one, two)
        let names = [first, second, third].filter(\.isName).count
        guard names <= 1 else { return false }
        if names == 0 {
            guard one.count == two.count, cursor.bytes[one].elementsEqual(cursor.bytes[two]), cursor.bytes[one].first != 0x2C else {
                return false
            }
        }
        return readTime(&cursor)
    }

    private mutating func readTime(_ cursor: inout Cursor) -> Bool {
        if cursor.isAtEnd { return true }
        var ahead = cursor
        let point = ahead.take(0x2E)
        ahead.skipBlanks()
        if point, ahead.isAtEnd { return true }
        cursor = ahead
        if !cursor.take(0x54), !cursor.take(0x74) {
            _ = cursor.take(0x2C)
            cursor.skipBlanks()
        }
        guard let time = TimeReader.read(&cursor) else { return false }
        second = time
        return true
    }

    /// `20241104`, `20241104T102030Z`, `20241104102030`, and Unix seconds or milliseconds where they are allowed.
    private mutating func readDigitsOnly(_ cursor: inout Cursor, allowsEpoch: Bool) -> Bool {
        var ahead = cursor
        guard let number = ahead.digits(14), number.count >= 8 else { return false }
        let date: Int
        switch number.count {
        case 8:
            date = number.value
            if !ahead.isAtEnd {
                guard ahead.take(0x54) || ahead.skipBlanks() else { return false }
                var compact = ahead
                guard let time = TimeReader.readCompact(&compact) ?? TimeReader.read(&ahead) else { return false }
                second = time
            }
        case 14 where ahead.isAtEnd:
            date = number.value / 1_000_000
            let time = number.value % 1_000_000
            guard time / 10_000 < 24, time / 100 % 100 < 60, time % 100 < 60 else { return false }
            second = Int32(time / 10_000 * 3600 + time / 100 % 100 * 60 + time % 100)
        case 10 where ahead.isAtEnd && allowsEpoch, 13 where ahead.isAtEnd && allowsEpoch:
            let seconds = number.count == 10 ? number.value : number.value / 1000
            fixed = Moment(day: Day(number: Int32(seconds / 86_400)), second: Int32(seconds % 86_400))
            cursor = ahead
            return true
        default: return false
        }
        guard let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100) else { return false }
        fixed = Moment(day: day, second: second)
        cursor = ahead
        return true
    }

    private static func part(_ cursor: inout Cursor) -> Part? {
        if cursor.peek.isDigit {
            guard let number = cursor.digits(4), !cursor.peek.isDigit, number.count != 3 else { return nil }
            if number.count <= 2 { skipOrdinal(&cursor) }
            return Part(value: number.value, digits: number.count)
        }
        guard let month = MonthNames.month(cursor.word()) else { return nil }
        return Part(value: month)
    }

    /// `st`, `nd`, `rd`, `th` behind a day.
    private static func skipOrdinal(_ cursor: inout Cursor) {
        var ahead = cursor
        let word = ahead.word()
        guard word.count == 2 else { return }
        switch (word[0].lowered, word[1].lowered) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): cursor = ahead
        default: break
        }
    }

    /// At most three characters of `.`, `/`, `-`, `,` and blanks, of which at most one is not blank; a dot may close a shortened name.
    private static func separator(_ cursor: inout Cursor) -> Range<Int>? {
        let start = cursor.index
        var marks = 0
        while !cursor.isAtEnd {
            if cursor.skipBlanks() { continue }
            guard [0x2E, 0x2F, 0x2D, 0x2C].contains(cursor.peek) else { break }
            marks += 1
            cursor.index += 1
        }
        guard cursor.index > start, cursor.index - start <= 4, marks <= 2 else { return nil }
        return start..<cursor.index
    }
}
