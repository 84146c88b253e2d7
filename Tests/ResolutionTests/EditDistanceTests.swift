import TestSupport
import Testing

@testable import Resolution

@Suite struct EditDistanceTests {
    /// The table in full, as optimal string alignment is defined: half slips, a vowel for a vowel counts one.
    static func plain(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var cells = (0...left.count).map { row in (0...right.count).map { row == 0 ? 2 * $0 : ($0 == 0 ? 2 * row : 0) } }
        for row in left.indices.map({ $0 + 1 }) {
            for column in right.indices.map({ $0 + 1 }) {
                let (a, b) = (left[row - 1], right[column - 1])
                let replaced = a == b ? 0 : (SoundCode.isVowel(a) && SoundCode.isVowel(b) ? 1 : 2)
                var cost = min(cells[row - 1][column - 1] + replaced, cells[row - 1][column] + 2, cells[row][column - 1] + 2)
                if row > 1, column > 1, a == right[column - 2], left[row - 2] == b { cost = min(cost, cells[row - 2][column - 2] + 2) }
                cells[row][column] = cost
            }
        }
        return cells[left.count][right.count]
    }

    @Test("what both words begin and end with may be passed over", arguments: [1, 2, 3] as [UInt64])
    func equalsThePlainTable(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let letters = Array("abeir".utf8)
        for _ in 0..<3_000 {
            let left = (0..<Int.random(in: 0...9, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? 0 }
            var right = left
            for _ in 0..<Int.random(in: 0...3, using: &generator) where !right.isEmpty {
                let place = Int.random(in: right.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: right.remove(at: place)
                case 1: right.insert(letters.randomElement(using: &generator) ?? 0, at: place)
                default: right.swapAt(place, max(0, place - 1))
                }
            }
            let found = left.withUnsafeBufferPointer { a in right.withUnsafeBufferPointer { EditDistance.halfSlips(a, $0) } }
            #expect(found == Self.plain(left, right), "seed \(seed): \(left) \(right)")
        }
    }
}
