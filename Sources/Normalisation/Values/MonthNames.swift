/// The names of months and days of the week in English and Romanian, full and shortened, in any case.
enum MonthNames {
    /// 1…12, or nil. `word` has letters only.
    static func month(_ word: Bytes) -> Int? {
        guard (3...10).contains(word.count) else { return nil }
        return lookUp(word, in: months)
    }

    static func isWeekday(_ word: Bytes) -> Bool {
        (2...12).contains(word.count) && lookUp(word, in: weekdays) != nil
    }

    private static func lookUp(_ word: Bytes, in table: [[StaticString]]) -> Int? {
        for (index, names) in table.enumerated() {
            for name in names where name.utf8CodeUnitCount == word.count {
                let known = name.withUTF8Buffer { letters in letters.indices.allSatisfy { letters[$0] == word[$0].lowered } }
                if known { return index + 1 }
            }
        }
        return nil
    }

    private static let months: [[StaticString]] = [
        ["jan", "ian", "january", "ianuarie"],
        ["feb", "february", "februarie", "febr"],
        ["mar", "march", "martie"],
        ["apr", "april", "aprilie"],
        ["may", "mai"],
        ["jun", "iun", "june", "iunie"],
        ["jul", "iul", "july", "iulie"],
        ["aug", "august"],
        ["sep", "sept", "september", "septembrie"],
        ["oct", "october", "octombrie"],
        ["nov", "noi", "november", "noiembrie", "noiem"],
        ["dec", "december", "decembrie"],
    ]

    private static let weekdays: [[StaticString]] = [
        ["mon", "monday", "luni", "lun", "lu"],
        ["tue", "tues", "tuesday", "marți", "marţi", "marti", "mar", "ma"],
        ["wed", "wednesday", "miercuri", "mie", "mi"],
        ["thu", "thur", "thurs", "thursday", "joi", "jo"],
        ["fri", "friday", "vineri", "vin", "vi"],
        ["sat", "saturday", "sâmbătă", "sambata", "sâm", "sam", "sâ", "sa"],
        ["sun", "sunday", "duminică", "duminica", "dum", "du"],
    ]
}
