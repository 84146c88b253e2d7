import PipelineModel
import TestSupport
import Testing

@testable import Aggregation

/// The order of changes by numbers beside that by texts.
struct ChangeOrderTests {
    @Test(arguments: UInt64(1)...60)
    func itIsThatOfTheTexts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let hasOtherIDs = seed % 4 == 0
        let changes = (0..<40).map { index in
            let number = UInt64.random(in: 0...(Bool.random(using: &generator) ? 9 : .max), using: &generator)
            let isOther = hasOtherIDs && Bool.random(using: &generator)
            let other = isOther ? ["p-é23456789012345", "p-a", "q-0000000000000001", ""][index % 4] : nil
            return Change(
                key: .init(
                    payment: other ?? PaymentID(rawValue: number).description,
                    campaign: ["a", "ä", "B", "a-2", ""].randomElement(using: &generator) ?? "",
                    currency: ["EUR", "RON"].randomElement(using: &generator) ?? ""),
                kind: .added, before: nil, after: Int64(index), because: "")
        }
        #expect(ChangeOrder.sorted(changes) == ChangeOrder.sortedByTexts(changes), "seed \(seed)")
    }
}
