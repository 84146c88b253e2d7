internal import PipelineModel

/// Reads a `:61:` line: value date, booking date, direction, amount, type and references.
enum MT940Entry {
    /// `YYMMDD[MMDD]{C|D|RC|RD}[letter]amount{N|F|S}type reference[//reference of the bank]`; nil where it is none.
    static func parse(_ line: String) -> StatementEntry? {
        var rest = Array(line.utf8)[...]
        guard let value = day(rest.prefix(6)) else { return nil }
        rest = rest.dropFirst(6)
        var entry = StatementEntry()
        entry.valueDate = value.iso
        entry.bookingDate = value.iso
        if rest.count >= 4, rest.prefix(4).allSatisfy({ $0 &- 0x30 < 10 }) {
            guard let booking = booking(rest.prefix(4), near: value) else { return nil }
            entry.bookingDate = booking.iso
            rest = rest.dropFirst(4)
        }
        if rest.first == UInt8(ascii: "R") {
            entry.isReversal = true
            rest = rest.dropFirst()
        }
        guard let mark = rest.popFirst(), mark == UInt8(ascii: "C") || mark == UInt8(ascii: "D") else { return nil }
        // A reversed credit takes money from the account, a reversed debit gives it back.
        entry.isCredit = (mark == UInt8(ascii: "C")) != entry.isReversal
        // The third letter of the currency, which some banks add.
        if let letter = rest.first, letter &- UInt8(ascii: "A") < 26 { rest = rest.dropFirst() }
        let figures = rest.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ",") }
        guard let amount = amount(Array(figures)) else { return nil }
        entry.amount = amount
        rest = rest.dropFirst(figures.count)
        if let kind = rest.first, kind &- UInt8(ascii: "A") < 26, rest.count >= 4 {
            entry.type = String(decoding: rest.prefix(4), as: UTF8.self)
            rest = rest.dropFirst(4)
        }
        let references = String(decoding: rest, as: UTF8.self)
        let cut = references.firstRange(of: "//")
        let own = String(references[..<(cut?.lowerBound ?? references.endIndex)]).trimmed
        if own != "NONREF", own != "NOTPROVIDED" { entry.endToEndID = own }
        entry.bankReference = cut.map { String(references[$0.upperBound...]).trimmed } ?? ""
        return entry
    }

    /// `YYMMDD`, of the years 1980 to 2079.
    static func day(_ digits: ArraySlice<UInt8>) -> Day? {
        guard digits.count == 6, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        let numbers = pairs(digits)
        return Day(year: numbers[0] + (numbers[0] < 80 ? 2000 : 1900), month: numbers[1], day: numbers[2])
    }

    /// `MMDD` in the year that brings it closest to the value date.
    private static func booking(_ digits: ArraySlice<UInt8>, near value: Day) -> Day? {
        let numbers = pairs(digits)
        guard let year = Int(value.iso.prefix(4)) else { return nil }
        return [year - 1, year, year + 1].compactMap { Day(year: $0, month: numbers[0], day: numbers[1]) }
            .min { abs($0 - value) < abs($1 - value) }
    }

    private static func pairs(_ digits: ArraySlice<UInt8>) -> [Int] {
        stride(from: digits.startIndex, to: digits.endIndex, by: 2).map { Int(digits[$0] - 0x30) * 10 + Int(digits[$0 + 1] - 0x30) }
    }

    /// Digits, a comma that SWIFT requires, and digits, perhaps none: `19053,79`, `100,`.
    static func amount(_ text: [UInt8]) -> ExactDecimal? {
        guard text.count(where: { $0 == UInt8(ascii: ",") }) == 1, text.first != UInt8(ascii: ",") else { return nil }
        let plain = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
        let digits = plain.last == UInt8(ascii: ".") ? plain.dropLast() : plain[...]
        return ExactDecimal(String(decoding: digits, as: UTF8.self))
    }
}
