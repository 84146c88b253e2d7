import PipelineModel
import Testing

@testable import Extraction

@Suite struct MT940Tests {
    static func statement(
        _ entries: String, opening: String = "C241101RON10000,00", closing: String, account: String = "RO49AAAA1B31007593840000"
    )
        -> String
    {
        ":20:STMT\r\n:25:\(account)\r\n:28C:11/1\r\n:60F:\(opening)\r\n\(entries.replacing("\n", with: "\r\n")):62F:\(closing)\r\n-\r\n"
    }

    /// Rows by the names of their columns, without what is empty.
    static func rows(_ text: String, encoding: TextEncoding = .utf8) throws -> [[String: String]] {
        let reader = try RecordReader(bytes: encode(text, encoding))
        return try reader.all().map { record in
            Dictionary(uniqueKeysWithValues: zip(reader.header, record.cells)).filter { !$0.value.isEmpty }
        }
    }

    @Test func anAmountHasADecimalComma() throws {
        let rows = try Self.rows(Self.statement(":61:2411051105C19053,79NTRFNONREF//B77\n:86:plata\n", closing: "C241130RON29053,79"))
        #expect(
            rows == [
                [
                    "booking_date": "2024-11-05", "value_date": "2024-11-05", "credit": "19053.79", "currency": "RON",
                    "holder_account": "RO49AAAA1B31007593840000", "counterparty": "plata", "reference": "plata", "bank_reference": "B77",
                    "type": "NTRF",
                ]
            ])
    }

    @Test(arguments: [
        (":61:241105D100,NTRFX\n", "debit", "100", "C241130RON9900,"), (":61:241105C100,NTRFX\n", "credit", "100", "C241130RON10100,"),
        // A reversed debit gives back, a reversed credit takes back: each is less of what it reverses.
        (":61:241105RD100,NTRFX\n", "debit", "-100", "C241130RON10100,"), (":61:241105RC100,NTRFX\n", "credit", "-100", "C241130RON9900,"),
        (":61:241105DN100,5NTRFX\n", "debit", "100.5", "C241130RON9899,5"),
        (":61:241105C1,234NTRFX\n", "credit", "1.2340", "C241130RON10001,234"),
    ])
    func directions(_ entry: String, _ column: String, _ amount: String, _ closing: String) throws {
        let rows = try Self.rows(Self.statement(entry, closing: closing))
        #expect(rows[0][column] == amount)
        #expect(rows[0][column == "debit" ? "credit" : "debit"] == nil)
    }

    @Test func aBookingDateMayBeInTheYearBesides() throws {
        let rows = try Self.rows(
            Self.statement(":61:2412310102D1,NTRFX\n:61:2501021231D1,NTRFX\n", closing: "C250130RON9998,"))
        #expect(rows.map { $0["booking_date"] } == ["2025-01-02", "2024-12-31"])
        #expect(rows.map { $0["value_date"] } == ["2024-12-31", "2025-01-02"])
    }

    @Test(
        arguments: [
            (
                "020?00PLATA?20videoclip #maibineprinnoi no?21iembrie 2024?30BTRLRO22?31RO66BTRLRONCRT0V0W0001?32ANA CRASMARU?33 PFA",
                "ANA CRASMARU PFA", "RO66BTRLRONCRT0V0W0001", "videoclip #maibineprinnoi noiembrie 2024"
            ),
            (
                "/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/Nimbus B.V./REMI/factuur 7/8/EREF/NOTPROVIDED",
                "Nimbus B.V.", "NL91ABNA0417164300", "factuur 7/8"
            ),
            (
                "/CNTP/DE02120300000000202051/BYLADEM1/Ana Pop/Berlin/REMI/USTD//Rechnung 5/", "Ana Pop", "DE02120300000000202051",
                "Rechnung 5"
            ),
            ("COMISION ADMINISTRARE\nNOIEMBRIE", "COMISION ADMINISTRARE NOIEMBRIE", nil, "COMISION ADMINISTRARE NOIEMBRIE"),
            ("808?00COMISION", "COMISION", nil, "COMISION"),
        ] as [(String, String, String?, String)])
    func explanations(_ text: String, _ name: String, _ account: String?, _ reference: String) throws {
        let rows = try Self.rows(Self.statement(":61:241105D1,NTRFNONREF\n:86:\(text)\n", closing: "C241130RON9999,"))
        #expect(rows[0]["counterparty"] == name)
        #expect(rows[0]["counterparty_account"] == account)
        #expect(rows[0]["reference"] == reference)
    }

    @Test func explanationsRunOverLines() throws {
        let rows = try Self.rows(
            Self.statement(":61:241105D1,NTRFINV-9\nextra\n:86:020?00PLATA?20vid\neo?32ANA \nPOP\n", closing: "C241130RON9999,"))
        #expect(rows[0]["reference"] == "video extra")
        #expect(rows[0]["counterparty"] == "ANA POP")
        #expect(rows[0]["customer_reference"] == "INV-9")
    }

    @Test func placesAreThoseOfTheFile() throws {
        let text = Self.statement(":61:241105D1,NTRFX\n:86:a\nb\n:61:241105C2,NTRFY\n", closing: "C241130RON10001,")
        let records = try RecordReader(bytes: Array(text.utf8)).all()
        #expect(records.map(\.place.line) == [5, 8])
        let bytes = Array(text.utf8)
        let cut = records.map { String(decoding: bytes[Int($0.place.offset)..<Int($0.place.offset) + Int($0.place.length)], as: UTF8.self) }
        #expect(cut == [":61:241105D1,NTRFX\r\n:86:a\r\nb", ":61:241105C2,NTRFY"])
    }

    @Test func severalStatementsInAnEnvelopeAndInAnEncoding() throws {
        let one = Self.statement(":61:241105D1,NTRFX\n:86:Ștefan Țăranu\n", closing: "C241130RON9999,")
        let two = Self.statement(
            ":61:241205D1,NTRFX\n:86:b\n", opening: "D241201EUR5,", closing: "D241231EUR6,", account: "BTRLRO22/RO49AAAA1B31007593840000EUR"
        )
        let text = "{1:F01BTRLRO22XXX0000000000}{2:I940X}{4:\r\n" + one.dropLast(2) + "-}\r\n{1:F01}{4:" + two
        #expect(try Self.rows(text).map { $0["currency"] } == ["RON", "EUR"])
        #expect(try Self.rows(text)[1]["holder_account"] == "RO49AAAA1B31007593840000")
        let central = text.replacing("Ș", with: "Ş").replacing("Ț", with: "Ţ")
        #expect(try Self.rows(central, encoding: .windows1250)[0]["counterparty"] == "Ştefan Ţăranu")
    }

    @Test(
        arguments: [
            (
                statement(":61:241105D1,NTRFX\n", closing: "C241130RON9998,99"), 6, ":62F:",
                "the opening balance and the entries make 9999.00 RON, the closing balance says 9998.99"
            ),
            (
                statement(":61:241105D1,NTRFX\n", closing: "C241130EUR9999,"), 6, ":62F:", "the statement opens in RON and closes in EUR"
            ),
            (
                statement(":61:241105X1,NTRFX\n", closing: "C241130RON9999,"), 5, ":61:",
                "“241105X1,NTRFX” is no entry: date, C, D, RC or RD, and an amount such as 19053,79 are expected"
            ),
            (
                statement(":61:241105D1.00NTRFX\n", closing: "C241130RON9999,"), 5, ":61:",
                "“241105D1.00NTRFX” is no entry: date, C, D, RC or RD, and an amount such as 19053,79 are expected"
            ),
            (
                statement(":61:241331D1,NTRFX\n", closing: "C241130RON9999,"), 5, ":61:",
                "“241331D1,NTRFX” is no entry: date, C, D, RC or RD, and an amount such as 19053,79 are expected"
            ),
            (
                ":20:A\n:25:B\n:60F:C241101RON1,\n:61:241105D1,NTRFX\n", 1, ":20:",
                "the statement has no closing balance (:62F:): the file is cut off"
            ),
            (":20:A\n:25:B\n:61:241105D1,NTRFX\n", 3, ":61:", "the entry stands outside a statement (:60F: … :62F:)"),
            (":20:A\n:25:B\n:60F:RON1,\n", 3, ":60F:", "“RON1,” is no balance, such as C241103RON1234,56"),
        ] as [(String, Int, String, String)])
    func isRefused(_ text: String, _ line: Int, _ field: String, _ what: String) {
        let problem = #expect(throws: Problem.self) { try RecordReader(bytes: Array(text.utf8)) }
        #expect(problem?.kind == .dataRefused)
        #expect(problem?.line == line)
        #expect(problem?.field == field)
        #expect(problem?.what == what)
    }
}
