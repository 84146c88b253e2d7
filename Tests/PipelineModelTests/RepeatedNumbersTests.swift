import PipelineModel
import TestSupport
import Testing

@Suite struct RepeatedNumbersTests {
    /// Parts are 65,536 places: the numbers stand in three of them.
    @Test("what stands more than once is found as by counting all", arguments: 0..<6)
    func counting(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let mask: UInt64 = [.max, 0x3_FFFF, 0xF][seed % 3]
        var numbers: [UInt64?] = (0..<[300, 150_000][seed / 3]).map { _ in
            Int.random(in: 0..<9, using: &random) == 0 ? nil : UInt64.random(in: 0 ... .max, using: &random) & mask
        }
        numbers += [0, 0, 12]
        let places = Dictionary(grouping: numbers.indices.filter { numbers[$0] != nil }) { numbers[$0] ?? 0 }
        let found = RepeatedNumbers.items(numbers.count, workers: Workers(3)) { [numbers] in numbers[$0] }
        for bin in found {
            #expect(zip(bin, bin.dropFirst()).allSatisfy { ($0.number, $0.place) < ($1.number, $1.place) }, "seed \(seed)")
        }
        let groups = Dictionary(grouping: found.joined(), by: \.number).mapValues { $0.map { Int($0.place) } }
        #expect(groups == places.filter { $0.value.count > 1 }, "seed \(seed)")
        #expect(found.joined().reduce(0) { $0 + $1.place.nonzeroBitCount } > 0)
    }
}
