import PipelineModel
import TestSupport
import Testing

@testable import Reconciliation

/// Sorting by buckets against sorting the whole.
@Suite struct PaymentOrderTests {
    @Test("buckets give the order of comparing everything", arguments: 0..<40)
    func order(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let days = [1, 3, 95, 100_000][seed % 4]
        let mask: UInt64 = [.max, 0xFF, 3 << 62, 0xFFFF_0000_0000_0000][seed / 4 % 4]
        let items = (0..<[0, 1, 65, 3000][seed / 10]).map { entry in
            PaymentOrder.Item(
                id: UInt64.random(in: 0 ... .max, using: &random) & mask | UInt64(entry) << 20,
                day: Int32(Int.random(in: 0..<days, using: &random) - 50), entry: UInt32(entry))
        }
        let parts = Workers.parts(of: items.indices, size: 700).map { Array(items[$0]) }
        let sorted = PaymentOrder.sort(parts, workers: Workers(1 + seed % 3))
        #expect(sorted.map(\.entry) == PaymentOrder.slowly(items).map(\.entry), "seed \(seed)")
    }
}
