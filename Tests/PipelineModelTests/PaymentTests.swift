import PipelineModel
import Testing

@Suite struct PaymentTests {
    private func payment(_ number: UInt64, references: [TextID] = [], entries: [Int] = [0]) -> Payment {
        Payment(
            number: PaymentID(rawValue: number), day: Day(number: 1), payer: PartyID(rawValue: 1), payee: PartyID(rawValue: 2),
            payerMention: MentionID(rawValue: 0), payeeMention: MentionID(rawValue: 0), amount: ExactDecimal(mantissa: 1), currency: .empty,
            references: references, entries: entries)
    }

    @Test func nearlyEveryPaymentIsSmall() { #expect(MemoryLayout<Payment>.stride == 64) }

    @Test func entriesAreSmall() {
        #expect(MemoryLayout<Entry>.stride == 88 && MemoryLayout<Place>.stride == 16)
        var place = Place(drop: 1 << 20 - 1, line: 7, offset: 1 << 44 - 1, length: 9)
        #expect(place.drop == 1 << 20 - 1 && place.offset == 1 << 44 - 1 && place.line == 7 && place.length == 9)
        place.drop = 3
        #expect(place.drop == 3 && place.offset == 1 << 44 - 1)
        place.offset = 5
        #expect(place.drop == 3 && place.offset == 5)
        #expect(Place(drop: 2, line: 1, offset: .max, length: 0).drop == 2)
    }

    @Test(arguments: [0, 1, 0xAB, 0x0123_4567_89AB_CDEF, .max] as [UInt64])
    func idsReadBack(number: UInt64) {
        let id = PaymentID(rawValue: number)
        #expect(id.description.utf8.count == 18 && PaymentID(id.description) == id)
        #expect(payment(number).id == id.description)
    }

    @Test(arguments: [
        "", "p-", "p-1", "p-00000000000000g0", "p-00000000000000AB", "n-0000000000000001", "p-+000000000000001", "p-00000000000000001",
    ])
    func noID(text: String) { #expect(PaymentID(text) == nil) }

    @Test func listsOfOneAndOfSeveralReadBack() {
        let (a, b) = (TextID(rawValue: 7), TextID(rawValue: 8))
        for references in [[], [a], [a, b]] {
            for entries in [[], [3], [5, 3]] {
                var payment = payment(1, references: references, entries: entries)
                #expect(Array(payment.references) == references && Array(payment.entries) == entries)
                payment.executedCurrency = b
                payment.agreement = .agreed
                #expect(Array(payment.references) == references && Array(payment.entries) == entries)
                payment.entries = ShortList([9])
                payment.references = ShortList([b])
                #expect(Array(payment.references) == [b] && Array(payment.entries) == [9])
                #expect(payment.executedCurrency == b && payment.agreement == .agreed && payment.executedAmount.isZero)
            }
        }
    }

    @Test func idsOfTodayAndOfBeforeAreFound() {
        var index = PaymentIndex([payment(4), payment(9), payment(1)], former: [PaymentID(rawValue: 2): 1])
        index.add(PaymentID(rawValue: 2), for: 0)
        index.add(PaymentID(rawValue: 3), for: 2)
        for (number, expected) in [(4, 0), (9, 1), (1, 2), (2, 1), (3, 2)] as [(UInt64, Int)] {
            #expect(index[PaymentID(rawValue: number).description] == expected)
        }
        #expect(index["p-0000000000000005"] == nil && index["p-4"] == nil && PaymentIndex()["p-0000000000000004"] == nil)
    }
}
