internal import PipelineModel

/// A pattern of `parse.date`, a subset of Unicode TR 35: `yyyy`, `yy`, `MM`, `M`, `MMM`, `MMMM`, `dd`, `d`, `HH`, `H`, `mm`, `ss`, `EEE`,
/// `EEEE`, text in single quotes, and other characters as they stand.
///
/// Several patterns stand with `|` between them: the first that reads a date holds. A number may have one digit or two unless the next element is a number too; a time may follow where the pattern has none.
public struct DatePattern: Hashable, Sendable {
    enum Element: Hashable, Sendable {
        case year(digits: Int)
        case month, monthName, day, hour, minute, second, weekday
        case literal(UInt8)
    }

    /// The pattern as written.
    public let text: String
    let alternatives: [[Element]]

    /// - Throws: ``Problem`` of kind `configuration` for letters that mean nothing here and for a pattern that names no whole day.
    public init(_ text: String, file: String? = nil, field: String? = nil) throws {
        self.text = text
        alternatives = try text.split(separator: "|", omittingEmptySubsequences: false).map {
            try Self.elements(String($0).trimmingText, file: file, field: field)
        }
    }

    private static func elements(_ text: String, file: String?, field: String?) throws -> [Element] {
        func problem(_ what: String) -> Problem {
            Problem(
                .configuration, file: file, field: field, "the pattern “\(text)” \(what)",
                remedy: "write it of yyyy, yy, MMMM, MMM, MM, M, dd, d, HH, mm and ss, such as \"dd.MM.yyyy\" or \"d MMMM yyyy HH:mm\""
            )
        }
        var elements: [Element] = []
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.first {
            if scalar == "'" {
                scalars.removeFirst()
                if scalars.first == "'" {
                    elements.append(.literal(0x27))
                    scalars.removeFirst()
                    continue
                }
                guard let end = scalars.firstIndex(of: "'") else { throw problem("has an open quote") }
                for literal in scalars[..<end] { elements += String(literal).utf8.map(Element.literal) }
                scalars = scalars[(end + 1)...]
                continue
            }
            guard scalar.isASCII, UInt8(ascii: scalar).isLetter else {
                elements += String(scalar).utf8.map(Element.literal)
                scalars.removeFirst()
                continue
            }
            let run = scalars.prefix { $0 == scalar }.count
            guard let element = Self.element(scalar, run) else {
                throw problem("has “\(String(repeating: Character(scalar), count: run))”, which is not known")
            }
            elements.append(element)
            scalars.removeFirst(run)
        }
        let years = elements.filter { if case .year = $0 { true } else { false } }.count
        let months = elements.filter { $0 == .month || $0 == .monthName }.count
        let days = elements.filter { $0 == .day }.count
        guard years == 1, months == 1, days == 1 else { throw problem("does not name year, month and day once each") }
        return elements
    }

    private static func element(_ letter: Unicode.Scalar, _ run: Int) -> Element? {
        switch (letter, run) {
        case ("y", 4), ("u", 4): .year(digits: 4)
        case ("y", 2), ("u", 2): .year(digits: 2)
        case ("M", 1), ("M", 2), ("L", 1), ("L", 2): .month
        case ("M", 3), ("M", 4), ("L", 3), ("L", 4): .monthName
        case ("d", 1), ("d", 2): .day
        case ("H", 1), ("H", 2): .hour
        case ("m", 2): .minute
        case ("s", 2): .second
        case ("E", 3), ("E", 4): .weekday
        default: nil
        }
    }

    /// The moment that `bytes` (trimmed) name, or nil.
    func moment(_ bytes: Bytes) -> Moment? {
        for elements in alternatives {
            if let moment = Self.moment(bytes, elements) { return moment }
        }
        return nil
    }

    private static func moment(_ bytes: Bytes, _ elements: [Element]) -> Moment? {
        var cursor = Cursor(bytes)
        var (year, month, day, hour, minute, second) = (0, 0, 0, -1, 0, 0)
        for (index, element) in elements.enumerated() {
            let nextIsNumber = index + 1 < elements.count && elements[index + 1].isNumber
            switch element {
            case .year(let digits):
                guard let number = cursor.digits(digits), number.count == digits else { return nil }
                year = digits == 4 ? number.value : DateShape.century(number.value)
            case .month, .day, .hour, .minute, .second:
                guard let number = cursor.digits(2), number.count == 2 || !nextIsNumber else { return nil }
                switch element {
                case .month: month = number.value
                case .day: day = number.value
                case .hour: hour = number.value
                case .minute: minute = number.value
                default: second = number.value
                }
            case .monthName:
                guard let named = MonthNames.month(cursor.word()) else { return nil }
                month = named
                if index + 1 < elements.count, elements[index + 1] != .literal(0x2E) { _ = cursor.take(0x2E) }
            case .weekday:
                guard MonthNames.isWeekday(cursor.word()) else { return nil }
            case .literal(let byte):
                guard cursor.take(byte) else { return nil }
            }
        }
        guard let date = Day(year: year, month: month, day: day) else { return nil }
        if hour >= 0 {
            guard cursor.isAtEnd || cursor.skipsFraction, hour < 24, minute < 60, second < 60 else { return nil }
            return Moment(day: date, second: Int32(hour * 3600 + minute * 60 + second))
        }
        if cursor.isAtEnd { return Moment(day: date) }
        guard cursor.take(0x54) || cursor.take(0x2C) || cursor.skipBlanks() else { return nil }
        cursor.skipBlanks()
        return TimeReader.read(&cursor).map { Moment(day: date, second: $0) }
    }
}

extension DatePattern.Element {
    fileprivate var isNumber: Bool {
        switch self {
        case .year, .month, .day, .hour, .minute, .second: true
        case .monthName, .weekday, .literal: false
        }
    }
}

extension Cursor {
    /// Whether the rest is a fraction of a second or a zone.
    fileprivate var skipsFraction: Bool {
        bytes[index...].allSatisfy { $0.isDigit || $0.isLetter || [0x2E, 0x2C, 0x3A, 0x2B, 0x2D, 0x20].contains($0) } && !peek.isDigit
    }
}
