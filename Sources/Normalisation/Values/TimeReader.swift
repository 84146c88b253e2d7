/// Reads a time of day behind a date: `10:20`, `10:20:30.5`, `1:05 PM`, with or without a zone. The time is kept as written; the zone is
/// checked for shape and left aside.
enum TimeReader {
    /// Seconds after midnight; nil where `cursor` does not stand on a time that reaches to the end.
    static func read(_ cursor: inout Cursor) -> Int32? {
        guard let hour = cursor.digits(2) else { return nil }
        guard cursor.take(0x3A), let minute = cursor.digits(2), minute.count == 2 else { return nil }
        var second = 0
        if cursor.take(0x3A) {
            guard let seconds = cursor.digits(2), seconds.count == 2 else { return nil }
            second = seconds.value
            if cursor.take(0x2E) || cursor.take(0x2C) {
                guard cursor.digits(9) != nil, !cursor.peek.isDigit else { return nil }
            }
        }
        return finish(&cursor, hour: hour.value, minute: minute.value, second: second)
    }

    /// `HHmmss` directly behind a date without separators.
    static func readCompact(_ cursor: inout Cursor) -> Int32? {
        guard let digits = cursor.digits(6), digits.count == 6 else { return nil }
        return finish(&cursor, hour: digits.value / 10_000, minute: digits.value / 100 % 100, second: digits.value % 100)
    }

    private static func finish(_ cursor: inout Cursor, hour: Int, minute: Int, second: Int) -> Int32? {
        var hour = hour
        cursor.skipBlanks()
        if let half = halfDay(&cursor) {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + half
            cursor.skipBlanks()
        }
        // A leap second, and 24:00 as the end of the day, are the last second.
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60 else { return nil }
        for _ in 0..<2 {
            guard skipZone(&cursor) else { return nil }
            cursor.skipBlanks()
        }
        guard cursor.isAtEnd else { return nil }
        return Int32(min(hour * 3600 + minute * 60 + min(second, 59), 86_399))
    }

    /// 0 for AM, 12 for PM.
    private static func halfDay(_ cursor: inout Cursor) -> Int? {
        let letter = cursor.peek.lowered
        guard letter == 0x61 || letter == 0x70 else { return nil }
        var ahead = cursor
        ahead.index += 1
        _ = ahead.take(0x2E)
        guard ahead.peek.lowered == 0x6D else { return nil }
        ahead.index += 1
        _ = ahead.take(0x2E)
        guard !ahead.peek.isLetter else { return nil }
        cursor = ahead
        return letter == 0x61 ? 0 : 12
    }

    /// `Z`, `UTC`, `EET`, `+02:00`, `+0200`, `+02`; false where something else stands there.
    private static func skipZone(_ cursor: inout Cursor) -> Bool {
        if cursor.isAtEnd { return true }
        if cursor.peek == 0x2B || cursor.peek == 0x2D {
            cursor.index += 1
            guard let hours = cursor.digits(4) else { return false }
            if hours.count == 2, cursor.take(0x3A) {
                guard let minutes = cursor.digits(2), minutes.count == 2 else { return false }
            }
            return hours.count == 2 || hours.count == 4
        }
        let word = cursor.word()
        return (1...5).contains(word.count) && word.allSatisfy { $0.isLetter }
    }
}
