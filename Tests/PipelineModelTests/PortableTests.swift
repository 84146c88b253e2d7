import PipelineModel
import TestSupport
import Testing

/// What one process writes another reads back the same, and what is cut short is damage, never a crash.
@Suite struct PortableTests {
    private func copy<Value: Portable>(_ value: Value) throws -> (copy: Value, bytes: [UInt8]) {
        var writer = ByteWriter()
        writer.write(value)
        var reader = ByteReader(writer.bytes)
        let copy = try Value(from: &reader)
        #expect(reader.isAtEnd)
        return (copy, writer.bytes)
    }

    /// Every beginning of what was written.
    private func refusesBeginnings<Value: Portable>(_ value: Value) throws {
        let bytes = try copy(value).bytes
        for length in 0..<bytes.count {
            #expect(throws: TransferDamage.self, "\(Value.self), \(length) of \(bytes.count) bytes") {
                var reader = ByteReader(Array(bytes[..<length]))
                _ = try Value(from: &reader)
            }
        }
    }

    @Test("numbers, texts and lists", arguments: 0..<20)
    func values(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let numbers =
            [0, -1, 1, .max, .min, 63, 64, -64, -65]
            + (0..<50).map { _ in Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...63, using: &random) }
        let texts = ["", "ș", "\u{0}\n\r\t\\N", String(repeating: "ab", count: 500)]
        var writer = ByteWriter()
        for number in numbers { writer.write(number) }
        writer.write(texts: texts)
        writer.write(items: numbers)
        writer.write(-0.1)
        writer.write(true)
        writer.write(3..<9)
        var reader = ByteReader(writer.bytes)
        for number in numbers { #expect(try reader.number() == number) }
        #expect(try reader.texts() == texts)
        #expect(try reader.items(Int.self) == numbers)
        #expect(try reader.double() == -0.1)
        #expect(try reader.flag())
        #expect(try reader.range(within: 0..<9) == 3..<9)
        #expect(reader.isAtEnd)
    }

    @Test func whatIsNoValueIsDamage() {
        func reads(_ bytes: [UInt8], _ body: (inout ByteReader) throws -> Void) -> String {
            var reader = ByteReader(bytes)
            do { try body(&reader) } catch { return (error as? TransferDamage)?.what ?? "\(error)" }
            return ""
        }
        #expect(reads([]) { _ = try $0.number() } == "a number is cut short")
        #expect(reads([UInt8](repeating: 0xFF, count: 20)) { _ = try $0.number() } == "a number is cut short")
        #expect(reads([2]) { _ = try $0.flag() } == "a flag is neither set nor clear")
        // A text of two bytes that are no UTF-8, and one said to be longer than all there is.
        #expect(reads([4, 0xC3, 0x28]) { _ = try $0.text() } == "a text is no UTF-8")
        #expect(reads([0xFE, 0xFF, 0xFF, 0xFF, 0x0F]) { _ = try $0.text() } == "a list is cut short")
        #expect(reads([1]) { _ = try $0.text() } == "a list is cut short")
        #expect(reads([8, 2, 1, 2, 3, 4]) { _ = try $0.items(Int64.self) } == "a list holds other values than Int64")
        #expect(reads([16, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F]) { _ = try $0.items(Int64.self) } == "a list is cut short")
        #expect(reads([8, 2]) { _ = try $0.range(within: 0..<9) } == "a range lies outside what there is")
        #expect(reads([0, 20]) { _ = try $0.range(within: 0..<9) } == "a range lies outside what there is")
    }

    @Test func textsAndMentionsKeepTheirNumbers() throws {
        var texts = TextTable()
        var mentions = MentionTable()
        for number in 0..<3000 { _ = texts.intern("name \(number % 1700) ș") }
        for number in 0..<900 {
            _ = mentions.intern(Mention(name: TextID(rawValue: UInt32(number % 400)), account: TextID(rawValue: UInt32(number % 7))))
        }
        let (copied, bytes) = try copy(texts)
        #expect(copied.count == texts.count)
        for index in 0..<texts.count { #expect(copied[TextID(rawValue: UInt32(index))] == texts[TextID(rawValue: UInt32(index))]) }
        #expect(copied.find("name 11 ș") == texts.find("name 11 ș"))
        #expect(try copy(mentions).copy.mentions == mentions.mentions)
        var twice = bytes
        // The first text becomes equal to the second.
        if let place = twice.firstRange(of: Array("name 0 ".utf8))?.lowerBound { twice[place + 5] = UInt8(ascii: "1") }
        #expect(throws: TransferDamage("a text stands there twice")) {
            var reader = ByteReader(twice)
            _ = try TextTable(from: &reader)
        }
        try refusesBeginnings(TextTable())
    }

    @Test func partiesComeBackWithoutTheWordsForPeople() throws {
        var table = PartyTable()
        table.parties = [
            Party(id: "P-1", name: "Ana", kind: .person, names: [TextID(rawValue: 3)], handles: [TextID(rawValue: 4)], isCreator: true),
            Party(id: "P-2", name: "Firma SRL", kind: .company, accounts: [TextID(rawValue: 5), TextID(rawValue: 6)]),
        ]
        table.matches = [
            PartyMatch(party: PartyID(rawValue: 1), probability: 0.7, evidence: [Evidence(kind: "name", weight: 3, detail: "long")]),
            PartyMatch(party: PartyID(rawValue: 0), candidates: [.init(party: PartyID(rawValue: 1), probability: 0.25)]),
        ]
        table.owners = [TextID(rawValue: 4): PartyID(rawValue: 0)]
        let fits = [NameBearer(party: PartyID(rawValue: 0), fit: .alike), NameBearer(party: PartyID(rawValue: 1), fit: .other)]
        for (name, bearers) in [("Firma", Array(fits[1...])), ("Анна", fits), ("Nimeni", [])] {
            Array(name.utf8).withUnsafeBufferPointer { table.named.add($0, bearers) }
        }
        let copied = try copy(table).copy
        #expect(copied.parties.map { "\($0)" } == table.parties.map { "\($0)" })
        #expect(copied.owners == table.owners)
        #expect(Array(copied.named["Анна"]) == fits && Array(copied.named["Firma"]) == [fits[1]] && copied.named["Nimeni"].isEmpty)
        #expect(copied.matches[0].evidence == [Evidence(kind: "name", weight: 3)])
        #expect(copied.matches[0].probability == 0.7 && copied.matches[1].candidates.map(\.probability) == [0.25])
        try refusesBeginnings(table)
    }

    @Test func paymentsRatesTotalsAndProblemsComeBack() throws {
        var plain = Payment(
            number: PaymentID(rawValue: 9), day: Day(number: 20_000), payer: PartyID(rawValue: 1), payee: PartyID(rawValue: 2),
            payerMention: MentionID(rawValue: 3), payeeMention: MentionID(rawValue: 4), amount: ExactDecimal(mantissa: -1050, scale: 2),
            currency: TextID(rawValue: 5), platform: .empty, reference: TextID(rawValue: 6), entry: 7)
        var rich = plain
        rich.references = ShortList([TextID(rawValue: 6), TextID(rawValue: 8)])
        rich.entries = ShortList([7, 11])
        rich.executedAmount = ExactDecimal(mantissa: 3)
        rich.executedCurrency = TextID(rawValue: 2)
        plain.platform = TextID(rawValue: 1)
        let payments = try copy(PaymentList([plain, rich, plain])).copy.payments
        func said(_ payment: Payment) -> String {
            "\(payment.id) \(payment.day) \(payment.payer) \(payment.payee) \(payment.payerMention) \(payment.payeeMention) \(payment.amount) \(payment.currency) \(payment.platform) \(Array(payment.references)) \(Array(payment.entries)) \(payment.executedAmount) \(payment.executedCurrency)"
        }
        #expect(payments.map(said) == [plain, rich, plain].map(said))

        var rates = RateTable(maxAgeDays: 3)
        rates.add([.init(rate: ExactDecimal(mantissa: 49_750, scale: 4), day: Day(number: 20_000))], for: "RON")
        let copied = try copy(rates).copy
        #expect(copied.quote(for: "RON", on: Day(number: 20_003)) == rates.quote(for: "RON", on: Day(number: 20_003)))
        #expect(copied.quote(for: "RON", on: Day(number: 20_004)) == nil)

        var totals = ControlTotals()
        totals.add(ExactDecimal(mantissa: 123, scale: 2), currency: "EUR", fate: .entry)
        totals.add(ExactDecimal(mantissa: 5), currency: "RON", fate: .rejected)
        #expect(try copy(totals).copy == totals)
        let problem = Problem(.dataRefused, file: "a.csv", line: 3, "is no text", remedy: "mend it")
        #expect(try copy(problem).copy == problem)
        try refusesBeginnings(problem)
        try refusesBeginnings(rates)
    }
}
