import Normalisation
import PipelineModel
import Testing

@Suite struct AmountParserTests {
    static func read(_ text: String, _ format: AmountFormat) -> AmountParser.Reading? {
        withBytes(text) { try? AmountParser(format: format).read($0) }
    }

    @Test(
        arguments: [
            ("1234.56", "1234.56"), ("0.10", "0.10"), ("-1234.56", "-1234.56"), ("1,234.56", "1234.56"), ("12,345,678", "12345678"),
            ("1 234.56", "1234.56"), ("1\u{A0}234\u{A0}567.89", "1234567.89"), ("1\u{202F}234.5", "1234.5"), ("1\u{2009}234", "1234"),
            ("1'234.50", "1234.50"), ("1\u{2019}234.50", "1234.50"), ("$1,234.56", "1234.56"), ("£1,234.56", "1234.56"), ("RON 12", "12"),
            ("12 EUR", "12"), ("€ 5", "5"), ("-$5.00", "-5.00"), ("$-5.00", "-5.00"), ("(1,234.56)", "-1234.56"), ("($12.00)", "-12.00"),
            ("1234.56-", "-1234.56"), ("\u{2212}7.5", "-7.5"), ("+7.5", "7.5"), ("1.6E+6", "1600000"), ("5.3547E5", "535470"),
            ("1.25e-1", "0.125"), ("0E+5", "0"), (".5", "0.5"), ("-.5", "-0.5"), ("12,34,567.00", "1234567.00"), ("Rs.500", "500"),
            (" 12 ", "12"), ("1234,567.00 USD", nil), ("007", "7"), ("999999999999999999", "999999999999999999"),
            ("1,234.56 US$", "1234.56"),
            ("0.000000000000000001", "0.000000000000000001"), ("100E-20", "0.000000000000000001"), ("000000000000000000001", "1"),
            ("12\u{A0}EUR", "12"), ("- 12.50", "-12.50"), ("500 lei.", "500"),
        ] as [(String, String?)])
    func point(text: String, expected: String?) {
        #expect(Self.read(text, .point)?.value.description == expected, "\(text)")
    }

    @Test(
        arguments: [
            ("1.234,56", "1234.56"), ("1 234,56", "1234.56"), ("€ 1.234,50", "1234.50"), ("1.234,56 lei", "1234.56"), (",5", "0.5"),
            ("1.234.567", "1234567"), ("12,5", "12.5"), ("1,6E+6", "1600000"), ("1'234,50", "1234.50"), ("1234,56-", "-1234.56"),
            ("100", "100"),
            ("1.234", "1234"), ("0.123", nil), ("1234.567", nil), ("1,234.56", nil), ("1.23,45", nil), ("1.234E+5", nil),
            ("12.34.567,00", nil),
        ] as [(String, String?)])
    func comma(text: String, expected: String?) {
        #expect(Self.read(text, .comma)?.value.description == expected, "\(text)")
    }

    @Test(arguments: [
        "", " ", "abc", "1.2.3", "1/2", "12a3", "NaN", "Infinity", "1,23", "1,2345", "1 23", "12 34", "1234567890123456789", "1E400", "1E+",
        "E5", "1e5e5", "--5", "-5-", "(5", "5)", "(-5)", "1..5", "1.,5", "5.", "5,", "1,234.", "$5 USD", "0x1F", "1_000", "1%", "#5",
        "1\u{0}5",
        "٣", "１２", "1,234'567", "5 - 3", "()", "1E-40", "=1+1", "0,123", ".", "-", "1.5.E3", "1.E3",
    ])
    func refused(text: String) {
        #expect(Self.read(text, .point) == nil, "\(text) read as \(Self.read(text, .point)?.value.description ?? "")")
    }

    @Test func everyFaultSaysWhy() {
        for text in ["", "abc", "1.2.3", "1234567890123456789", "(5"] {
            #expect(throws: ValueFault.self) { try withBytes(text) { try AmountParser(format: .point).read($0) } }
        }
    }

    @Test(arguments: [("$1,234.56", "$"), ("12 EUR", "EUR"), ("  500 lei. ", "lei"), ("Rs.500", "Rs"), ("5", "")])
    func markStandsInTheCell(text: String, mark: String) {
        let reading = Self.read(text, .point)
        #expect(reading.map { String(decoding: Array(text.utf8)[$0.mark], as: UTF8.self) } == mark)
    }

    /// What the plain path reads, written with the signs that only the other path knows, is the same number.
    @Test func bothPathsAgree() {
        var generator = SplitMix(state: 20_241_104)
        for round in 0..<5000 {
            let digits = Int.random(in: 1...16, using: &generator)
            let scale = Int.random(in: 0...min(digits, 4), using: &generator)
            let mantissa = (0..<digits).reduce(Int64(0)) { sum, _ in sum * 10 + Int64.random(in: 0...9, using: &generator) }
            let number = ExactDecimal(mantissa: mantissa, scale: UInt8(scale))
            let plain = number.description
            let message = "seed 20241104, round \(round): \(plain)"
            #expect(Self.read(plain, .point)?.value == number, "\(message)")
            #expect(Self.read("€ " + plain, .point)?.value == number, "\(message)")
            #expect(Self.read("(" + plain + ")", .point)?.value == number.negated, "\(message)")
            let comma = String(plain.map { $0 == "." ? "," : $0 })
            #expect(Self.read(comma, .comma)?.value == number, "\(message)")
        }
    }
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators".
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
