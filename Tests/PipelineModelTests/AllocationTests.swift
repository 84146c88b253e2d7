import PipelineModel
import TestSupport
import Testing

@Suite struct AllocationTests {
    @Test(
        arguments: [
            (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]), (5, [0, 0], [3, 2]), (7, [3, 0, 4], [3, 0, 4]),
            (0, [1, 2], [0, 0]),
        ] as [(Int64, [Int], [Int64])])
    func parts(total: Int64, weights: [Int], expected: [Int64]) {
        #expect(Allocation.split(total, weights: weights) == expected)
    }

    @Test(arguments: UInt64(1)...100)
    func partsAddUpAndFollowTheWeights(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let total = Int64.random(in: .min / 2...(.max / 2), using: &generator)
        let weights = (0..<Int.random(in: 1...20, using: &generator)).map { _ in Int.random(in: 0...1000, using: &generator) }
        let parts = Allocation.split(total, weights: weights)
        #expect(parts.reduce(0, +) == total, "seed \(seed)")
        for (part, weight) in zip(parts, weights) where weights.contains(where: { $0 > 0 }) {
            let share = Double(total) * Double(weight) / Double(weights.reduce(0, +))
            #expect(abs(Double(part) - share) <= max(1, abs(share) * 1e-9), "seed \(seed)")
        }
    }
}
